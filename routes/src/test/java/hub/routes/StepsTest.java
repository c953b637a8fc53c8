package hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Camel never chooses what a step does: a bean given alone has one public method, and a method given by name has that name to itself. 路由步骤。
 */
class StepsTest {

    @Test
    void everyStepSaysWhichMethodItIs() {
        List<BeanDefinition> steps = steps(RunningHub.shared().bean(CamelContext.class));
        assertThat(steps).hasSizeGreaterThan(25);
        assertThat(doubts(steps))
                .as(
                        "steps of which Camel would have to guess the method: name the method, and give it a name of its own")
                .isEmpty();
    }

    @Test
    void aStepThatLeavesADoubtIsSeen() throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:a")
                            .bean(new Two())
                            .bean(new Two(), "gone")
                            .bean(new Two(), "twice")
                            .bean(new Two(), "one")
                            .bean(new Two(), "twice(java.lang.String)");
                }
            });
            assertThat(doubts(steps(camel)))
                    .containsExactly(
                            "Two: 3 public methods and none named", "Two.gone: 0 methods", "Two.twice: 2 methods");
        }
    }

    /** Steps of routes, and of what routes do when a step fails. */
    private static List<BeanDefinition> steps(CamelContext camel) {
        ModelCamelContext model = (ModelCamelContext) camel;
        Stream<ProcessorDefinition<?>> errors = model.getRouteConfigurationDefinitions().stream()
                .flatMap(configuration -> configuration.getOnExceptions().stream())
                .flatMap(onException -> onException.getOutputs().stream());
        Stream<ProcessorDefinition<?>> routes =
                model.getRouteDefinitions().stream().flatMap(route -> route.getOutputs().stream());
        List<ProcessorDefinition<?>> all = Stream.concat(routes, errors).toList();
        return List.copyOf(ProcessorDefinitionHelper.filterTypeInOutputs(all, BeanDefinition.class));
    }

    private static List<String> doubts(List<BeanDefinition> steps) {
        return steps.stream()
                .map(step -> doubt(step.getBean().getClass(), step.getMethod()))
                .filter(doubt -> !doubt.isEmpty())
                .toList();
    }

    private static String doubt(Class<?> bean, @Nullable String named) {
        if (named == null) {
            long methods = Arrays.stream(bean.getMethods())
                    .filter(method -> method.getDeclaringClass() != Object.class)
                    .count();
            return methods == 1 ? "" : bean.getSimpleName() + ": " + methods + " public methods and none named";
        }
        long methods = Arrays.stream(bean.getDeclaredMethods())
                .filter(method -> !Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic())
                .filter(method ->
                        method.getName().equals(named) || withTypes(method).equals(named))
                .count();
        return methods == 1 ? "" : bean.getSimpleName() + "." + named + ": " + methods + " methods";
    }

    private static String withTypes(Method method) {
        return method.getName() + "("
                + String.join(
                        ",",
                        Arrays.stream(method.getParameterTypes())
                                .map(Class::getName)
                                .toList())
                + ")";
    }

    /** A step with more than one thing to do. */
    public static final class Two {
        /** One thing. */
        public String one(String body) {
            return body;
        }

        /** Another. */
        public String twice(String body) {
            return body + body;
        }

        /** The same name again. */
        public String twice(Integer body) {
            return body + "" + body;
        }
    }
}
