package dev.tableauwebhooks.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.workflow.expression.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorKindTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Login failed for user 'etl'.                                          | login",
        "FATAL: password authentication failed for user \"tableau\"            | login",
        "ORA-01017: invalid username/password; logon denied                    | login",
        "Access denied for user 'etl'@'10.0.0.1' (using password: YES)         | login",
        "The query time resource limit (7200 seconds) was exceeded.            | timeout",
        "com.tableau.nativeapi.dll.TableauCancelException: Operation cancelled.| timeout",
        "Unable to connect: connection timed out                               | timeout",
        "Invalid object name 'dbo.Orders'.                                     | missing-table",
        "ERROR: relation \"sales\" does not exist                              | missing-table",
        "ORA-00942: table or view does not exist                               | missing-table",
        "Object 'X' does not exist or not authorized.                          | missing-table",
        "ERROR: permission denied for relation \"sales\"                       | permission",
        "The drivers required to connect to the data source are not installed. | driver",
        "Unable to connect to the server \"db.example.com\".                   | connection",
        "could not write block 1 of temporary file: No space left on device    | disk",
        "java.lang.OutOfMemoryError: Java heap space                           | memory",
        "An unexpected error occurred.                                         | other",
      })
  void isFoundInTheTextsThatPeopleQuote(String error, String kind) {
    assertThat(ErrorKind.of(error).word()).isEqualTo(kind);
  }

  @Test
  void isInTheReferenceOfExpressions() {
    var meaning =
        Vocabulary.names().stream()
            .filter(name -> name.path().equals("job.errorKind"))
            .findFirst()
            .orElseThrow()
            .meaning();
    assertThat(ErrorKind.all()).allSatisfy(kind -> assertThat(meaning).contains("`" + kind + "`"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "java.lang.RuntimeException: com.tableau.nativeapi.dll.DataSourceException: No table | No table",
        "Login failed: wrong password                                | Login failed: wrong password",
        "java.lang.RuntimeException:                                 | java.lang.RuntimeException:",
      })
  void isReadableWithoutTheNamesOfClasses(String error, String text) {
    assertThat(ErrorText.readable(error)).isEqualTo(text);
  }
}
