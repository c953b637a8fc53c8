package hub.conformance.bench.floor;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes the envelope the hub takes and keeps its one record, unjudged. */
@RestController
class BareInsert {
    private final DataSource database;

    BareInsert(DataSource database) {
        this.database = database;
    }

    /** Inserts the record in a transaction of its own. */
    @PostMapping("/api/v1/submissions")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> insert(@RequestBody JsonNode envelope) throws SQLException {
        JsonNode record = envelope.path("records").path(0);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "insert into floor_single.record (type, source_id, source_version, body) values (?, ?, ?, ?)")) {
            statement.setString(1, record.path("type").asText());
            statement.setString(2, record.path("sourceId").asText());
            statement.setLong(3, record.path("sourceVersion").asLong());
            statement.setString(4, record.path("data").toString());
            statement.executeUpdate();
        }
        return Map.of("state", "kept");
    }

    /** Whether it takes calls. */
    @GetMapping("/ready")
    Map<String, String> ready() {
        return Map.of("state", "ready");
    }
}
