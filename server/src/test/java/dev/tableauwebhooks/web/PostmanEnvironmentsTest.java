package dev.tableauwebhooks.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The environments beside the Postman collections. */
class PostmanEnvironmentsTest {

  @Test
  void theOneToFillInHasTheVariablesOfTheOther() throws IOException {
    assertThat(texts("tableau", "key")).isEqualTo(texts("simulator", "key"));
  }

  @Test
  void theOneToFillInIsEmpty() throws IOException {
    assertThat(texts("tableau", "value")).containsOnly("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"simulator", "tableau"})
  void secretsAreMarkedAsSuch(String environment) throws IOException {
    assertThat(values(environment))
        .filteredOn(value -> value.path("type").asString().equals("secret"))
        .extracting(value -> value.path("key").asString())
        .containsExactlyInAnyOrder(
            "pat_secret", "password", "connected_app_secret_value", "webhook_token", "admin_token");
  }

  @Test
  void theReadmeExplainsEachVariable() throws IOException {
    var readme = Files.readString(Repository.file("postman/README.md"));

    assertThat(texts("tableau", "key"))
        .allSatisfy(key -> assertThat(readme).contains("`" + key + "`"));
  }

  private static List<String> texts(String environment, String property) throws IOException {
    return values(environment).stream().map(value -> value.path(property).asString()).toList();
  }

  private static List<JsonNode> values(String environment) throws IOException {
    var file = Repository.file("postman/%s.postman_environment.json".formatted(environment));
    var values = new ArrayList<JsonNode>();
    new JsonMapper().readTree(Files.readString(file)).path("values").forEach(values::add);
    return values;
  }
}
