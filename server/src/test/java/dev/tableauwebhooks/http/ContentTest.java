package dev.tableauwebhooks.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTest {

  @Test
  void encodesForms() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("To", "+49 30 123");
    fields.put("Body", "50% & more = ü\n😀");

    assertThat(Content.form(fields))
        .isEqualTo(
            new Content(
                "application/x-www-form-urlencoded",
                "To=%2B49+30+123&Body=50%25+%26+more+%3D+%C3%BC%0A%F0%9F%98%80"));
  }

  @Test
  void printsNothingSecret() {
    var request =
        OutgoingRequest.of(
                "POST",
                URI.create("https://hooks.example/services/T0/s3cret?k=s3cret"),
                HostOrigin.LITERAL)
            .withHeader("Authorization", "Bearer s3cret")
            .withContent(Content.plain("s3cret"))
            .inLane("s3cret");

    assertThat(request).hasToString("POST https://hooks.example");
    assertThat(request.content().orElseThrow())
        .hasToString("text/plain; charset=utf-8, 6 characters");
  }

  @ParameterizedTest
  @CsvSource({
    "https://Example.com/x, https://example.com",
    "https://example.com.:443/, https://example.com",
    "http://example.com:80, http://example.com",
    "http://example.com:443, http://example.com:443",
    "http://[::1]:8080/x, http://[::1]:8080"
  })
  void namesTargets(URI uri, String name) {
    assertThat(TargetName.of(uri)).hasToString(name);
  }
}
