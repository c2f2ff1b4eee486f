package dev.tableauwebhooks.site;

import static dev.tableauwebhooks.event.EventType.USER_DELETED;
import static dev.tableauwebhooks.event.EventType.WORKBOOK_REFRESH_FAILED;
import static dev.tableauwebhooks.event.EventType.WORKBOOK_UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.rest.model.Webhook;
import dev.tableauwebhooks.site.HookChange.Create;
import dev.tableauwebhooks.site.HookChange.Delete;
import dev.tableauwebhooks.site.HookChange.Enable;
import dev.tableauwebhooks.site.HookChange.Flaw;
import dev.tableauwebhooks.site.HookChange.Surplus;
import dev.tableauwebhooks.site.HookChange.Update;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HookPlanTest {
  private static final String HERE = "https://hooks.example.com/webhook/twh_now";

  private static HookWish wish(EventType... events) {
    return new HookWish(
        "tableau-webhooks:",
        URI.create("https://hooks.example.com/webhook"),
        URI.create(HERE),
        Set.of(events));
  }

  private static Webhook hook(String luid, String name, String event, boolean on, String url) {
    return new Webhook(luid, name, event, on, on ? "" : "four failures", url, Optional.empty());
  }

  private static Webhook ours(String luid, String event) {
    return hook(luid, "tableau-webhooks:" + event, event, true, HERE);
  }

  private static HookPlan plan(HookWish wish, Webhook... listed) {
    return HookPlan.of(wish, List.of(listed));
  }

  @Test
  void makesAWebhookForEachEventThatIsWanted() {
    assertThat(plan(wish(WORKBOOK_UPDATED, USER_DELETED)).changes())
        .containsExactly(
            new Create(WORKBOOK_UPDATED, "tableau-webhooks:WorkbookUpdated"),
            new Create(USER_DELETED, "tableau-webhooks:UserDeleted"));
  }

  @Test
  void leavesAloneWhatIsAsItMustBe() {
    var hook = ours("1", "WorkbookUpdated");

    var plan = plan(wish(WORKBOOK_UPDATED), hook);

    assertThat(plan.changes()).isEmpty();
    assertThat(plan.right()).containsExactly(hook);
  }

  @Test
  void switchesOnWhatIsOffAndQuotesTableausReason() {
    var off = hook("1", "tableau-webhooks:WorkbookUpdated", "WorkbookUpdated", false, HERE);

    var plan = plan(wish(WORKBOOK_UPDATED), off);

    assertThat(plan.changes()).containsExactly(new Enable(off));
    assertThat(plan.changes().getFirst().why()).isEqualTo("it is switched off: four failures");
  }

  @Test
  void leadsBackWhatPostsElsewhereAndNamesEveryFlaw() {
    var elsewhere =
        hook(
            "1",
            "tableau-webhooks:old name",
            "WorkbookUpdated",
            false,
            "https://hooks.example.com.evil.example/webhook/x");

    var plan = plan(wish(WORKBOOK_UPDATED), elsewhere);

    assertThat(plan.changes())
        .containsExactly(
            new Update(
                elsewhere,
                WORKBOOK_UPDATED,
                "tableau-webhooks:WorkbookUpdated",
                Set.of(Flaw.ELSEWHERE, Flaw.OTHER_NAME, Flaw.DISABLED)));
    assertThat(plan.changes().getFirst().why())
        .isEqualTo("it posts to another address, and its name is not ours, and it is switched off");
  }

  @Test
  void movesWhatPostsHereWithAnOldToken() {
    var old =
        hook(
            "1",
            "tableau-webhooks:WorkbookUpdated",
            "WorkbookUpdated",
            true,
            "https://hooks.example.com/webhook/twh_before");

    assertThat(plan(wish(WORKBOOK_UPDATED), old).changes())
        .containsExactly(
            new Update(
                old,
                WORKBOOK_UPDATED,
                "tableau-webhooks:WorkbookUpdated",
                Set.of(Flaw.OTHER_TOKEN)));
  }

  @Test
  void leavesTheWebhooksOfOthersAlone() {
    var slack = hook("1", "to slack", "WorkbookUpdated", true, "https://hooks.slack.com/x");
    var off = hook("2", "broken", "UserDeleted", false, "https://elsewhere.example.com/webhook/y");
    var byHand = hook("3", "by hand", "SiteUpdated", true, "https://hooks.example.com/webhook/z");

    var plan = plan(wish(WORKBOOK_UPDATED), slack, off, byHand);

    assertThat(plan.changes()).hasSize(1).first().isInstanceOf(Create.class);
    assertThat(plan.others()).containsExactly(slack, off, byHand);
  }

  @Test
  void adoptsAWebhookThatSomebodyMadeByHandForUs() {
    var byHand =
        hook("1", "by hand", "WorkbookUpdated", true, "https://hooks.example.com/webhook/mine");

    var plan = plan(wish(WORKBOOK_UPDATED), byHand);

    assertThat(plan.changes())
        .containsExactly(
            new Update(
                byHand,
                WORKBOOK_UPDATED,
                "tableau-webhooks:WorkbookUpdated",
                Set.of(Flaw.OTHER_TOKEN, Flaw.OTHER_NAME)));
    assertThat(plan.others()).isEmpty();
  }

  @Test
  void deletesDuplicatesAndKeepsTheBest() {
    var off = hook("1", "tableau-webhooks:WorkbookUpdated", "WorkbookUpdated", false, HERE);
    var best = ours("2", "WorkbookUpdated");
    var byHand = hook("3", "by hand", "WorkbookUpdated", true, HERE);

    var plan = plan(wish(WORKBOOK_UPDATED), off, best, byHand);

    assertThat(plan.right()).containsExactly(best);
    assertThat(plan.changes())
        .containsExactlyInAnyOrder(
            new Delete(off, Surplus.DUPLICATE), new Delete(byHand, Surplus.DUPLICATE));
  }

  @Test
  void deletesOursThatNobodyWantsAfterAllElse() {
    var unwanted = ours("1", "SiteDeleted");

    assertThat(plan(wish(WORKBOOK_REFRESH_FAILED), unwanted).changes())
        .containsExactly(
            new Create(WORKBOOK_REFRESH_FAILED, "tableau-webhooks:WorkbookRefreshFailed"),
            new Delete(unwanted, Surplus.UNWANTED));
  }

  @Test
  void keepsTheTokenOutOfWhatItSays() {
    assertThat(wish(WORKBOOK_UPDATED).toString()).doesNotContain("twh_now");
    assertThat(plan(wish(WORKBOOK_UPDATED), ours("1", "WorkbookUpdated")).toString())
        .doesNotContain("twh_now");
  }
}
