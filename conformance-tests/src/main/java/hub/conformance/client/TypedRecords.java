package hub.conformance.client;

import hub.conformance.soap.exchange.ObjectFactory;
import hub.conformance.soap.exchange.Operation;
import hub.conformance.soap.exchange.Record;
import hub.conformance.soap.exchange.RecordType;
import hub.conformance.soap.exchange.Records;
import hub.standards.Field;
import hub.standards.StandardRecord;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import org.jspecify.annotations.Nullable;

/**
 * Fills the classes that a partner's tool generates from the published WSDL. A partner calls the setters by hand; here they are found by the
 * names of the standard's fields, so that the kit follows the standard.
 */
public final class TypedRecords {
    private static final DatatypeFactory DATES = dates();

    private final @Nullable String institution;
    private final ObjectFactory factory = new ObjectFactory();
    private final Map<Class<?>, Map<String, Method>> setters = new HashMap<>();

    /** Records of the sender's own institution. */
    public TypedRecords() {
        this(null);
    }

    /**
     * Records of the sender's own institution and of those it sends for.
     *
     * @param institution the sender's own; null if none is ever sent for another
     */
    public TypedRecords(@Nullable String institution) {
        this.institution = institution;
    }

    private static DatatypeFactory dates() {
        try {
            return DatatypeFactory.newInstance();
        } catch (DatatypeConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The records as objects of the generated classes. */
    public Records of(Collection<StandardRecord> records) {
        Records typed = factory.createRecords();
        records.forEach(record -> typed.getRecord().add(of(record)));
        return typed;
    }

    private Record of(StandardRecord record) {
        Record typed = factory.createRecord();
        typed.setType(RecordType.fromValue(record.type().name()));
        typed.setSourceId(record.key().sourceId());
        typed.setSourceVersion(record.version());
        typed.setOp(Operation.fromValue(record.operation().wire()));
        if (institution != null && !institution.equals(record.key().institution())) {
            typed.setOnBehalfOf(record.key().institution());
        }
        Object content = make(record.type().name());
        for (Field field : record.type().fields()) {
            Object value = record.get(field.ordinal());
            if (value != null) {
                set(content, field.name(), value);
            }
        }
        set(typed, record.type().name(), content);
        return typed;
    }

    private Object make(String type) {
        try {
            return ObjectFactory.class.getMethod("create" + type).invoke(factory);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the published WSDL has no " + type, e);
        }
    }

    private void set(Object target, String name, Object value) {
        Method setter = setters.computeIfAbsent(target.getClass(), TypedRecords::settersOf)
                .get("set" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
        if (setter == null) {
            throw new IllegalStateException("the published WSDL has no " + name);
        }
        try {
            setter.invoke(target, converted(value, setter.getParameterTypes()[0]));
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Method> settersOf(Class<?> type) {
        Map<String, Method> found = new HashMap<>();
        for (Method method : type.getMethods()) {
            if (method.getParameterCount() == 1) {
                found.put(method.getName(), method);
            }
        }
        return found;
    }

    private static Object converted(Object value, Class<?> type) {
        if (type.isInstance(value)) {
            return value;
        }
        String text = value.toString();
        if (type == XMLGregorianCalendar.class) {
            return DATES.newXMLGregorianCalendar(text);
        }
        if (type == BigDecimal.class) {
            return new BigDecimal(text);
        }
        if (type == BigInteger.class) {
            return new BigInteger(text);
        }
        if (type == Boolean.class || type == boolean.class) {
            return Boolean.valueOf(text);
        }
        if (type == Long.class || type == long.class) {
            return Long.valueOf(text);
        }
        if (type == Integer.class || type == int.class) {
            return Integer.valueOf(text);
        }
        try {
            return type.getMethod("fromValue", String.class).invoke(null, text);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a value for " + type.getSimpleName(), e);
        }
    }
}
