package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestTest {

  @Test
  void decodesEachPartOfThePathByItself() {
    assertThat(request("/tags/a%2Fb%20c+d/%F0%9F%9A%80", "").segments())
        .containsExactly("tags", "a/b c+d", "🚀");
  }

  @Test
  void takesAPlusInAQueryForASpaceAndTheFirstOfSeveralValues() {
    var request = request("/", "filter=name:eq:a+b%2Bc&filter=x&flag&empty=");

    assertThat(request.parameter("filter")).contains("name:eq:a b+c");
    assertThat(request.parameter("flag")).contains("");
    assertThat(request.parameter("empty")).contains("");
    assertThat(request.parameter("none")).isEmpty();
  }

  @Test
  void leavesABrokenEscapeAsItIs() {
    assertThat(request("/%zz", "a=%").segments()).containsExactly("%zz");
    assertThat(request("/", "a=%").parameter("a")).contains("%");
  }

  private static Request request(String path, String query) {
    return new Request("GET", path, query, Map.of(), new byte[0]);
  }
}
