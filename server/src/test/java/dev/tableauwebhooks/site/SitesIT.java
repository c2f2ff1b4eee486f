package dev.tableauwebhooks.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.event.Origin;
import dev.tableauwebhooks.event.Resource;
import dev.tableauwebhooks.event.ResourceKind;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.rest.SessionStore;
import dev.tableauwebhooks.site.TableauStandIn.Reply;
import dev.tableauwebhooks.workflow.LookupFailed;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which site an event belongs to. */
class SitesIT {
  private final SettableClock clock = new SettableClock();
  private final MemorySiteStore store = new MemorySiteStore();
  private TableauStandIn one;
  private TableauStandIn other;

  @BeforeEach
  void start() throws IOException {
    one = TableauStandIn.start("luid-1");
    other = TableauStandIn.start("luid-2");
  }

  @AfterEach
  void stop() {
    one.close();
    other.close();
  }

  @Test
  void areAskedForTheirLuidsOnce() {
    try (var sites = sites(one.settings("one"), other.settings("other"))) {
      assertThat(name(sites, "luid-2")).contains("other");
      assertThat(name(sites, "luid-1")).contains("one");
      assertThat(name(sites, "luid-3")).isEmpty();
      assertThat(name(sites, "luid-3")).isEmpty();
    }
    assertThat(one.signIns()).isEqualTo(1);
    assertThat(other.signIns()).isEqualTo(1);
    assertThat(store.findSiteLuid("other")).contains("luid-2");
  }

  @Test
  void areKnownFromBeforeWithoutASignIn() {
    store.rememberSiteLuid("one", "luid-1");
    one.close();
    try (var sites = sites(one.settings("one"))) {
      assertThat(name(sites, "luid-1")).contains("one");
      assertThat(sites.nameOf(event(Optional.of("luid-1")))).contains("one");
      assertThat(name(sites, "luid-9")).isEmpty();
    }
  }

  @Test
  void areAskedAgainWhereTheRememberedLuidMayBeOutOfDate() {
    store.rememberSiteLuid("one", "luid-old");
    try (var sites = sites(one.settings("one"))) {
      assertThat(name(sites, "luid-1")).contains("one");
      assertThat(name(sites, "luid-old")).isEmpty();
    }
    assertThat(store.findSiteLuid("one")).contains("luid-1");
  }

  @Test
  void areNotAskedWhereOnlyTheNameIsWanted() {
    try (var sites = sites(one.settings("one"))) {
      assertThat(sites.nameOf(event(Optional.of("luid-1")))).isEmpty();
      assertThat(sites.nameOf(event(Optional.empty()))).contains("one");
    }
    assertThat(one.signIns()).isZero();
  }

  @Test
  void areSeveralSoAPayloadWithoutASiteBelongsToNone() {
    try (var sites = sites(one.settings("one"), other.settings("other"))) {
      assertThat(sites.of(event(Optional.empty()))).isEmpty();
    }
    assertThat(one.signIns()).isZero();
  }

  @Test
  void failWhereNobodyKnowsWhetherTheEventIsTheirs() {
    one.on("POST /api/3.27/auth/signin", _ -> Reply.error("401001", "No"));
    try (var sites = sites(one.settings("one"))) {
      var lookups =
          sites.forEvent(event(Optional.of("luid-1")), clock.instant(), RefreshHistory.NONE);
      assertThatThrownBy(() -> lookups.find("content.name"))
          .isInstanceOfSatisfying(
              LookupFailed.class,
              failure -> {
                assertThat(failure.retry()).isFalse();
                assertThat(failure)
                    .hasMessage(
                        "content.name could not be looked up. Tableau answered 401 to POST"
                            + " %s/api/3.27/auth/signin: 401001: Trouble: No.",
                        one.uri());
                assertThat(failure.fix())
                    .isEqualTo(
                        "Check the user name and password; a user with multi-factor sign-in needs a"
                            + " personal access token; check that site 'my' exists.");
              });
    }
  }

  @Test
  void answerNothingForTheEventOfASiteThatIsNotConfigured() {
    try (var sites = sites(one.settings("one"))) {
      var lookups =
          sites.forEvent(event(Optional.of("luid-9")), clock.instant(), RefreshHistory.NONE);
      for (var path : List.of("content.name", "content.tags", "site.name", "site.luid", "job.x")) {
        assertThat(lookups.find(path)).as(path).isEmpty();
      }
      assertThat(lookups.find("content.luid")).as("the event itself says it").contains("w1");
    }
    assertThat(one.calls()).isEmpty();
  }

  @Test
  void areFoundByName() {
    try (var sites = sites(one.settings("one"), other.settings("other"))) {
      assertThat(sites.find("other").orElseThrow().luid()).isEqualTo("luid-2");
      assertThat(sites.find("third")).isEmpty();
      assertThat(sites.all()).extracting(Site::name).containsExactly("one", "other");
    }
  }

  @Test
  void showNoSecret() {
    assertThat(one.settings("one").toString()).doesNotContain("secret");
  }

  private Sites sites(SiteSettings... settings) {
    return new Sites(List.of(settings), store, SessionStore.inMemory(), clock);
  }

  private static Optional<String> name(Sites sites, String luid) {
    return sites.of(event(Optional.of(luid))).map(Site::name);
  }

  private static TableauEvent event(Optional<String> siteLuid) {
    return TableauEvent.of(
        EventType.WORKBOOK_UPDATED,
        new Origin(siteLuid, Optional.empty(), Optional.empty()),
        Resource.of(ResourceKind.WORKBOOK, "w1", "Sales"));
  }
}
