package dev.tableauwebhooks.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.event.InternalEventType;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.event.TableauEvent.ContentChange;
import dev.tableauwebhooks.event.TableauEvent.ExtractRefresh;
import dev.tableauwebhooks.event.TableauEvent.Internal;
import dev.tableauwebhooks.event.TableauEvent.Unrecognized;
import dev.tableauwebhooks.handler.HandlerContext;
import dev.tableauwebhooks.handler.TableauEventHandler;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class HandlerMethodsTest {
  private final RecordingContext context = new RecordingContext();
  private final List<String> called = new ArrayList<>();

  /** Answers to every method of the interface by writing down its name and its event. */
  private final TableauEventHandler everything =
      (TableauEventHandler)
          Proxy.newProxyInstance(
              TableauEventHandler.class.getClassLoader(),
              new Class<?>[] {TableauEventHandler.class},
              (_, method, arguments) -> called.add(method.getName() + " " + type(arguments[0])));

  private static String methodOf(String wireName) {
    return wireName.substring(0, 1).toLowerCase(Locale.ROOT) + wireName.substring(1);
  }

  private static String type(Object event) {
    return ((TableauEvent) event).type();
  }

  @ParameterizedTest
  @EnumSource
  void callsTheMethodThatBearsTheNameOfTheEvent(EventType type) throws Exception {
    HandlerMethods.call(everything, Events.of(type), context);

    assertThat(called).containsExactly(methodOf(type.wireName()) + " " + type.wireName());
  }

  @ParameterizedTest
  @EnumSource(value = InternalEventType.class, mode = Mode.EXCLUDE, names = "SCHEDULED")
  void callsTheMethodThatBearsTheNameOfTheInternalEvent(InternalEventType type) throws Exception {
    HandlerMethods.call(everything, Events.of(type), context);

    assertThat(called).containsExactly(methodOf(type.wireName()) + " " + type.wireName());
  }

  @Test
  void callsUnknownForAnEventThatThisReleaseDoesNotKnow() throws Exception {
    HandlerMethods.call(everything, Events.unrecognized("FlowUpdated"), context);

    assertThat(called).containsExactly("unknown FlowUpdated");
  }

  @Test
  void callsNothingForATest() throws Exception {
    HandlerMethods.call(everything, Events.test(), context);

    assertThat(called).isEmpty();
  }

  @Test
  void refusesAnEventThatNoDecoderMakes() {
    var event = Events.of(EventType.SITE_DELETED);
    var odd =
        new ContentChange(
            EventType.SITE_DELETED, event.origin(), event.resource(), TableauEvent.Change.DELETED);

    assertThatThrownBy(() -> HandlerMethods.call(everything, odd, context))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'SiteDeleted' cannot be a ContentChange. This is a bug in the decoding of events.");
  }

  @Test
  void passesOnWhatTheMethodThrows() {
    var failing =
        new TableauEventHandler() {
          @Override
          public void workbookUpdated(ContentChange event, HandlerContext context)
              throws Exception {
            throw new IOException("no answer");
          }
        };

    assertThatThrownBy(
            () -> HandlerMethods.call(failing, Events.of(EventType.WORKBOOK_UPDATED), context))
        .isInstanceOf(IOException.class)
        .hasMessage("no answer");
  }

  @Test
  void hasAMethodOfTheRightEventForEachType() {
    var methods =
        Arrays.stream(TableauEventHandler.class.getMethods())
            .collect(Collectors.toMap(Method::getName, method -> method.getParameterTypes()[0]));
    var expected =
        Stream.concat(
                Arrays.stream(EventType.values()).map(Events::of),
                Stream.concat(
                    Arrays.stream(InternalEventType.values())
                        .filter(type -> type != InternalEventType.SCHEDULED)
                        .map(Events::of),
                    Stream.of(Events.unrecognized(""))))
            .collect(
                Collectors.toMap(
                    event -> event instanceof Unrecognized ? "unknown" : methodOf(event.type()),
                    Object::getClass));

    assertThat(methods).isEqualTo(expected);
  }

  @Test
  void findsTheOverriddenMethodsAndThoseOfTheClassesAbove() {
    assertThat(HandlerMethods.overriddenBy(Below.class))
        .containsExactlyInAnyOrder(
            "WorkbookRefreshFailed", "unknown", "WorkbookUpdated", "RunDeadLettered");
  }

  @Test
  void doesNotTakeAMethodOfOtherParametersForAnOverride() {
    assertThat(HandlerMethods.overriddenBy(Misspelt.class)).isEmpty();
  }

  abstract static class Above implements TableauEventHandler, ByDefault {
    @Override
    public void workbookRefreshFailed(ExtractRefresh event, HandlerContext context) {}
  }

  interface ByDefault extends TableauEventHandler {
    @Override
    default void workbookUpdated(ContentChange event, HandlerContext context) {}
  }

  static final class Below extends Above {
    @Override
    public void unknown(Unrecognized event, HandlerContext context) {}

    @Override
    public void runDeadLettered(Internal event, HandlerContext context) {}
  }

  static final class Misspelt implements TableauEventHandler {
    public void workbookUpdated(TableauEvent event, HandlerContext context) {}

    public void workbookUpdate(ContentChange event, HandlerContext context) {}
  }
}
