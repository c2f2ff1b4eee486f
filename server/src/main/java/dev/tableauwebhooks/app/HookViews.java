package dev.tableauwebhooks.app;

import dev.tableauwebhooks.rest.model.Webhook;
import dev.tableauwebhooks.site.HookChange;
import java.util.List;
import java.util.Optional;

/** What commands show of webhooks: plain values, without any token. */
public final class HookViews {
  private HookViews() {}

  /**
   * A webhook on a site.
   *
   * @param reason why it is off, in Tableau's words; empty where it is on
   * @param url where it posts to, what may be secret cut off
   * @param ours whether its name is one of ours
   */
  public record Hook(
      String site,
      String id,
      String name,
      String event,
      boolean enabled,
      String reason,
      String url,
      boolean ours) {
    static Hook of(String site, Webhook hook, String prefix) {
      return new Hook(
          site,
          hook.luid(),
          hook.name(),
          hook.event(),
          hook.isEnabled(),
          hook.statusChangeReason(),
          MaskedUrl.of(hook.url()),
          hook.name().startsWith(prefix));
    }
  }

  /**
   * One thing to do.
   *
   * @param action {@code create}, {@code update}, {@code enable} or {@code delete}
   * @param id of the webhook as it is; empty for one that is to be made
   */
  public record Change(
      String action, String event, String name, Optional<String> id, String because) {
    static Change of(HookChange change) {
      return switch (change) {
        case HookChange.Create _ -> of("create", change, Optional.empty());
        case HookChange.Update update -> of("update", change, Optional.of(update.hook().luid()));
        case HookChange.Enable enable -> of("enable", change, Optional.of(enable.hook().luid()));
        case HookChange.Delete delete -> of("delete", change, Optional.of(delete.hook().luid()));
      };
    }

    private static Change of(String action, HookChange change, Optional<String> id) {
      return new Change(action, change.event(), change.name(), id, change.why());
    }
  }

  /** Why something was not done, and what to do; the latter may be empty. */
  public record Trouble(String what, String fix) {}

  /**
   * What there is to do on a site.
   *
   * @param inOrder how many of ours are as they must be
   * @param others how many are not ours
   * @param trouble why it is not known; the rest is empty then
   */
  public record Plan(
      String site, List<Change> changes, int inOrder, int others, Optional<Trouble> trouble) {
    public Plan {
      changes = List.copyOf(changes);
    }

    static Plan unknown(String site, Trouble trouble) {
      return new Plan(site, List.of(), 0, 0, Optional.of(trouble));
    }
  }

  /**
   * What became of a change.
   *
   * @param trouble why Tableau did not do it
   * @param expected whether that is usual for this event
   */
  public record Outcome(Change change, Optional<Trouble> trouble, boolean expected) {
    /** Whether somebody should look at it. */
    public boolean failed() {
      return trouble.isPresent() && !expected;
    }
  }

  /**
   * What was done on a site.
   *
   * @param trouble why the rest was not tried
   */
  public record Applied(
      String site, List<Outcome> outcomes, int inOrder, Optional<Trouble> trouble) {
    public Applied {
      outcomes = List.copyOf(outcomes);
    }

    /** Whether all is as it must be now. */
    public boolean isDone() {
      return trouble.isEmpty() && outcomes.stream().noneMatch(Outcome::failed);
    }
  }

  /**
   * A new token of a site.
   *
   * @param retired whether the one before is refused now
   */
  public record Rotated(Applied applied, boolean retired) {}

  /**
   * What the receiver of a webhook answered to a test.
   *
   * @param status 0 where there was no answer
   */
  public record Tested(int status, String body, boolean accepted) {}
}
