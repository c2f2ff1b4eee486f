package dev.tableauwebhooks.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.http.Reply.Refused;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlRulesTest {
  private static final String HOST_FIX =
      "Write a host name of letters, digits, hyphens and dots, an IPv4 address as four decimal"
          + " numbers, or an IPv6 address in brackets.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com",
        "HTTPS://Example.COM/hook?a=b#part",
        "https://example.com.:8443/",
        "https://3com.com/",
        "http://localhost:8080/",
        "http://127.0.0.1:8080/",
        "http://[::1]:8080/",
        "http://[2606:4700:4700::1111]/",
        "https://127.0.0.1.nip.io/",
        "https://xn--bcher-kva.example/"
      })
  void acceptsWhatHasOneMeaning(String address) {
    assertThat(UrlRules.refusal(URI.create(address))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          http://127.1/                   | '127.1' is not a host.
          http://2130706433/              | '2130706433' is not an IPv4 address.
          http://017700000001/            | '017700000001' is not an IPv4 address.
          http://0177.0.0.1/              | '0177.0.0.1' is not an IPv4 address.
          http://127.0.0.01/              | '127.0.0.01' is not an IPv4 address.
          http://0x7f000001/              | '0x7f000001' is not an IPv4 address.
          http://0x7f.0.0.1/              | '0x7f.0.0.1' is not a host.
          http://0/                       | '0' is not an IPv4 address.
          http://127.0.0.1./              | '127.0.0.1.' is not a host.
          http://999.1.1.1/               | '999.1.1.1' is not a host.
          http://[::ffff:127.0.0.1]/      | '[::ffff:127.0.0.1]' is not an IPv6 address.
          http://[::ffff:169.254.169.254]/ | '[::ffff:169.254.169.254]' is not an IPv6 address.
          http://[::ffff:a9fe:a9fe]/      | '[::ffff:a9fe:a9fe]' is not an IPv6 address.
          http://127。0。0。1/            | '127。0。0。1' is not a host.
          http://ⓛocalhost/               | 'ⓛocalhost' is not a host.
          http://bücher.example/          | 'bücher.example' is not a host.
          http://127.0.0.1%00.example/    | '127.0.0.1%00.example' is not a host.
          http://%6cocalhost/             | '%6cocalhost' is not a host.
          http://my_service/              | 'my_service' is not a host.
          http://a..b/                    | 'a..b' is not a host.
          """)
  void refusesHostsThatTwoProgramsMayReadDifferently(String address, String reason) {
    assertThat(UrlRules.refusal(URI.create(address))).contains(new Refused(reason, HOST_FIX));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          file:///etc/passwd     | 'file:' addresses cannot be called. | Use an http or https address.
          gopher://example.com/  | 'gopher:' addresses cannot be called. | Use an http or https address.
          ftp://example.com/     | 'ftp:' addresses cannot be called. | Use an http or https address.
          jar:http://x/!/a       | 'jar:' addresses cannot be called. | Use an http or https address.
          example.com/hook       | The address has no scheme and host. | Write the whole address, such as https://example.com/hook.
          //example.com/hook     | The address has no scheme and host. | Write the whole address, such as https://example.com/hook.
          http:example.com       | The address has no scheme and host. | Write the whole address, such as https://example.com/hook.
          http:///hook           | The address has no scheme and host. | Write the whole address, such as https://example.com/hook.
          http://u:p@example.com | The address holds a user name or password. | Take them out of the address and send an Authorization header.
          http://u@127.1/        | The address holds a user name or password. | Take them out of the address and send an Authorization header.
          http://@example.com/   | The address holds a user name or password. | Take them out of the address and send an Authorization header.
          http://example.com:0/  | 0 is not a port. | Use a port from 1 to 65535.
          http://example.com:65536/ | 65536 is not a port. | Use a port from 1 to 65535.
          """)
  void refusesWhatCannotBeCalled(String address, String reason, String fix) {
    assertThat(UrlRules.refusal(URI.create(address))).contains(new Refused(reason, fix));
  }
}
