package dev.tableauwebhooks.workflow.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "nmae, name",
        "Name, name",
        "nam, name",
        "names, name",
        "naem, name",
        "nnamee, name",
        "xname, name",
        "na, -",
        "nxxx, -",
        "x, -",
        "tag, tags",
        "WORKBOOKUPDATD, WorkbookUpdated"
      })
  void findsTheNearestWordWithinTwoEdits(String given, @Nullable String nearest) {
    assertThat(
            Suggestion.closest(given, List.of("WorkbookUpdated", "name", "tags", "x-ray"))
                .orElse(null))
        .isEqualTo(nearest);
  }
}
