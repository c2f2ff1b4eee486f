package dev.tableauwebhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.rest.TableauProblem.ErrorText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorBodyTest {

  @Test
  void readsJson() {
    var body =
        """
        {"error":{"callstack":"…","summary":"Resource Not Found","detail":"Gone","code":"404006"}}
        """;
    assertThat(ErrorBody.read(body, List.of()))
        .contains(new ErrorText("404006", "Resource Not Found", "Gone"));
  }

  @Test
  void readsXml() {
    var body =
        """
        <?xml version='1.0' encoding='UTF-8'?><tsResponse xmlns="http://tableau.com/api">
        <error code="404002"><summary>Not &lt;found&gt;</summary><detail>Gone</detail></error>
        </tsResponse>
        """;
    assertThat(ErrorBody.read(body, List.of()))
        .contains(new ErrorText("404002", "Not <found>", "Gone"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "{}",
        "[]",
        "{\"error\": \"text\"}",
        "{\"error\": {",
        "<html><head><title>502</title></head><body>bad gateway</body></html>",
        "<html><br>not even XML",
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
      })
  void findsNothingInWhatIsNotTableaus(String body) {
    assertThat(ErrorBody.read(body, List.of())).isEmpty();
  }

  @Test
  void masksSecretsAndCutsLongTexts() {
    var body =
        """
        {"error":{"summary":"Bad pat-secret","detail":"%s","code":"401001"}}
        """
            .formatted("x".repeat(5000));
    var error = ErrorBody.read(body, List.of("pat-secret")).orElseThrow();
    assertThat(error.summary()).isEqualTo("Bad ****");
    assertThat(error.detail()).hasSize(1001).endsWith("x…");
  }
}
