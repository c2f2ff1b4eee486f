package dev.tableauwebhooks.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.event.InternalEventType;
import dev.tableauwebhooks.event.ResourceKind;
import dev.tableauwebhooks.event.TableauEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleEventsTest {
  private final SampleEvents samples =
      new SampleEvents(InstantSource.fixed(Instant.parse("2026-11-24T08:30:15.123456Z")));

  @Test
  void looksLikeTableausOwn() {
    assertThat(samples.body(EventType.WORKBOOK_REFRESH_FAILED, Map.of()))
        .isEqualTo(
            """
            {"resource":"EXTRACTS","event_type":"WorkbookRefreshFailed",\
            "resource_name":"Quarterly Sales","site_luid":"8b2a95d8-52b9-40a4-8712-cd6da771bd1b",\
            "resource_luid":"d39a37f6-6d98-4692-a93b-92e01f5edbc5",\
            "created_at":"2026-11-24T08:30:15Z",\
            "text":"Event WorkbookRefreshFailed for resource Quarterly Sales: \
            d39a37f6-6d98-4692-a93b-92e01f5edbc5 on site 8b2a95d8-52b9-40a4-8712-cd6da771bd1b \
            posted at 2026-11-24T08:30:15.123Z"}\
            """);
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void isAnEventOfItsType(EventType type) {
    assertThat(decode(samples.body(type, Map.of())))
        .isInstanceOfSatisfying(
            Decoded.Event.class,
            decoded -> {
              assertThat(decoded.event().type()).isEqualTo(type.wireName());
              assertThat(decoded.event().resource().kind()).isNotEqualTo(ResourceKind.UNKNOWN);
              assertThat(decoded.event().origin().createdAt())
                  .contains(Instant.parse("2026-11-24T08:30:15Z"));
            });
  }

  @ParameterizedTest
  @EnumSource(InternalEventType.class)
  void isAnInternalEventOfItsTypeWithDetails(InternalEventType type) {
    var body = samples.find(type.wireName(), Map.of()).orElseThrow();

    assertThat(decode(body))
        .isInstanceOfSatisfying(
            Decoded.Event.class,
            decoded -> {
              assertThat(decoded.event()).isInstanceOf(TableauEvent.Internal.class);
              assertThat(decoded.event().type()).isEqualTo(type.wireName());
              assertThat(decoded.event().resource().kind()).isEqualTo(type.kind());
              assertThat(decoded.event().origin().text().orElseThrow()).endsWith(".");
            });
    assertThat(Json.readObject(body).get("details"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .isNotEmpty();
  }

  @Test
  void takesFieldsOfOnesOwn() {
    assertThat(
            samples.body(
                EventType.VIEW_DELETED,
                Map.of("resource_name", "Mine", "text", "", "site_luid", "")))
        .isEqualTo(
            """
            {"resource":"VIEW","event_type":"ViewDeleted","resource_name":"Mine",\
            "resource_luid":"9a0b1c2d-3e4f-4051-8627-38495a6b7c8d",\
            "created_at":"2026-11-24T08:30:15Z"}\
            """);
  }

  @Test
  void offersATestAndAnUnknownEvent() {
    assertThat(decode(samples.test(Map.of()))).isInstanceOf(Decoded.Test.class);
    assertThat(decode(samples.unknown("FlowCompleted", Map.of())))
        .isInstanceOfSatisfying(
            Decoded.Event.class,
            decoded -> assertThat(decoded.event()).isInstanceOf(TableauEvent.Unrecognized.class));
  }

  private static Decoded decode(String body) {
    return new EventDecoder().decode(body.getBytes(UTF_8));
  }
}
