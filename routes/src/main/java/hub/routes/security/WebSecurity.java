package hub.routes.security;

import hub.standards.Standard;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/** Who may reach what over HTTP. What is not named here is refused. HTTP 访问控制，默认拒绝。 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    @Bean
    RefusalJson refusalJson(Standard standard) {
        return new RefusalJson(standard);
    }

    /** Outermost of all filters: nothing behind it sees what it does not let pass. */
    @Bean
    FilterRegistrationBean<HeaderAllowList> headerAllowList() {
        var registration = new FilterRegistrationBean<>(new HeaderAllowList());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /**
     * The one chain. Credentials come with each request, there is no session and no cookie, so there is nothing that another site could
     * ride on.
     */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain everyRequest(
            HttpSecurity http,
            Callers callers,
            RefusalJson problems,
            RequestLimits limits,
            ApplicationAvailability availability)
            throws Exception {
        AuthenticationEntryPoint unknown =
                (request, response, why) -> problems.answer(Refusal.unknownCaller(), response);
        AccessDeniedHandler denied =
                (request, response, why) -> problems.answer(UnnamedPath.refusal(request), response);
        return http.authorizeHttpRequests(allow -> allow.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/livez", "/readyz", "/docs", "/docs/**")
                        .permitAll()
                        .requestMatchers(request -> isSoap(request, "GET"))
                        .permitAll()
                        .requestMatchers(request -> isSoap(request, "POST"))
                        .hasAuthority(CallerToken.SENDER)
                        .requestMatchers(EndpointRequest.toAnyEndpoint())
                        .hasAuthority(CallerToken.OPERATOR)
                        .requestMatchers("/api/v1/operator/**")
                        .hasAuthority(CallerToken.OPERATOR)
                        .requestMatchers("/api/v1/submissions", "/api/v1/submissions/**", "/api/v1/validations")
                        .hasAuthority(CallerToken.SENDER)
                        .requestMatchers("/api/v1/changes", "/api/v1/records/**")
                        .hasAuthority(CallerToken.SUBSCRIBER)
                        .requestMatchers("/api/v1/codesets", "/api/v1/codesets/*")
                        .authenticated()
                        .requestMatchers("/api/v1/schemas", "/api/v1/schemas/**", "/api/v1/limits")
                        .authenticated()
                        .anyRequest()
                        .access(new UnnamedPath()))
                .authenticationProvider(new SecretCheck(callers))
                .httpBasic(basic -> basic.authenticationEntryPoint(unknown))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(unknown).accessDeniedHandler(denied))
                .addFilterBefore(new OnlyWhenReady(availability, problems), BasicAuthenticationFilter.class)
                .addFilterAfter(new Allowance(limits, problems), AuthorizationFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'self'; frame-ancestors 'none'")))
                .build();
    }

    /** Path patterns are matched within Spring's own servlet; SOAP has another. */
    private static boolean isSoap(HttpServletRequest request, String method) {
        String path = request.getRequestURI();
        return (path.equals("/ws/submission") || PARTNER_SERVICE.matcher(path).matches())
                && request.getMethod().equals(method);
    }

    /** What Tomcat answers by itself, and what it must not do by itself. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> plainTomcat(RefusalJson problems) {
        return factory -> {
            factory.addEngineValves(new PlainTargets(problems));
            factory.addConnectorCustomizers(connector -> {
                connector.setXpoweredBy(false);
                connector.setAllowTrace(false);
                AbstractHttp11Protocol<?> http = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
                // A client that asks first (Expect: 100-continue) learns of a refusal before it sends the body.
                http.setContinueResponseTiming("onRead");
                http.setServer("hub");
                http.setServerRemoveAppProvidedValues(true);
            });
            factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass("");
                    host.getPipeline().addValve(new ProblemValve(problems));
                }
            });
        };
    }
}
