package hub.schemas.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import hub.standards.DataType;
import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Standard;
import java.util.Optional;

/** The record types of the standard as CEL struct types, so that a rule that misnames a field or compares a text with a number stops the build. */
final class DeclaredRecords implements CelTypeProvider {
    private final ImmutableMap<String, CelType> types;

    DeclaredRecords(Standard standard) {
        ImmutableMap.Builder<String, CelType> declared = ImmutableMap.builder();
        standard.recordTypes().forEach(type -> declared.put(type.name(), declare(type)));
        types = declared.buildOrThrow();
    }

    private static StructType declare(RecordType type) {
        ImmutableMap<String, CelType> fields = type.fields().stream()
                .collect(ImmutableMap.toImmutableMap(Field::name, field -> celType(field.type())));
        return StructType.create(type.name(), fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
    }

    private static CelType celType(DataType type) {
        return switch (type) {
            case TEXT, CODE, DATE, DATE_TIME, CITIZEN_ID, USCID -> SimpleType.STRING;
            case INTEGER, DECIMAL -> SimpleType.INT;
            case BOOLEAN -> SimpleType.BOOL;
        };
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(types.values());
    }

    @Override
    public Optional<CelType> findType(String typeName) {
        return Optional.ofNullable(types.get(typeName));
    }
}
