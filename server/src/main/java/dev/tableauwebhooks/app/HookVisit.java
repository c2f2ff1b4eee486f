package dev.tableauwebhooks.app;

import dev.tableauwebhooks.access.SiteTokens;
import dev.tableauwebhooks.app.HookViews.Applied;
import dev.tableauwebhooks.app.HookViews.Change;
import dev.tableauwebhooks.app.HookViews.Hook;
import dev.tableauwebhooks.app.HookViews.Outcome;
import dev.tableauwebhooks.app.HookViews.Plan;
import dev.tableauwebhooks.app.HookViews.Rotated;
import dev.tableauwebhooks.app.HookViews.Tested;
import dev.tableauwebhooks.app.HookViews.Trouble;
import dev.tableauwebhooks.config.Configuration;
import dev.tableauwebhooks.http.CallListener;
import dev.tableauwebhooks.rest.TableauException;
import dev.tableauwebhooks.rest.Webhooks;
import dev.tableauwebhooks.rest.model.Webhook;
import dev.tableauwebhooks.run.Catalog;
import dev.tableauwebhooks.site.HookChange;
import dev.tableauwebhooks.site.HookChange.Flaw;
import dev.tableauwebhooks.site.HookKeeper;
import dev.tableauwebhooks.site.HookKeeper.Result;
import dev.tableauwebhooks.site.HookPlan;
import dev.tableauwebhooks.site.HookWish;
import dev.tableauwebhooks.site.Site;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The webhooks of the configured sites, for one command; a server may be at work meanwhile. What
 * Tableau does not do is a {@link HookTrouble}.
 */
public final class HookVisit implements AutoCloseable {
  private final Configuration configuration;
  private final Storage storage;
  private final Outside outside;
  private final SiteTokens tokens;
  private final HookWishes wishes;

  private HookVisit(Configuration configuration, Path folder, Storage storage, Outside outside) {
    this.configuration = configuration;
    this.storage = storage;
    this.outside = outside;
    this.tokens = Access.siteTokens(configuration, storage);
    this.wishes = new HookWishes(configuration, tokens, new Programs(outside, folder));
  }

  /** Read when first asked for, since not every command must know. */
  private static final class Programs implements Supplier<Catalog> {
    private final Outside outside;
    private final Path folder;
    private Optional<Catalog> catalog = Optional.empty();

    private Programs(Outside outside, Path folder) {
      this.outside = outside;
      this.folder = folder;
    }

    @Override
    public Catalog get() {
      if (catalog.isEmpty()) {
        catalog = Optional.of(Check.catalog(outside, folder));
      }
      return catalog.get();
    }
  }

  /**
   * Opens the store and loads connectors; calls nobody yet.
   *
   * @param folder holds {@code workflows/}, {@code handlers/} and {@code connectors/}
   * @throws StartFailed where that does not work
   */
  public static HookVisit to(Configuration configuration, Path folder) {
    var clock = InstantSource.system();
    var storage = Storage.visit(configuration.storage(), clock);
    try {
      return new HookVisit(
          configuration,
          folder,
          storage,
          Outside.connect(
              configuration,
              folder,
              storage.sites(),
              storage.sessions(Access.key(configuration, storage), clock),
              clock,
              CallListener.NONE));
    } catch (RuntimeException e) {
      storage.close();
      throw e;
    }
  }

  /** The names of the configured sites. */
  public List<String> siteNames() {
    return outside.sites().all().stream().map(Site::name).toList();
  }

  /**
   * The difference between what the sites should have and have.
   *
   * @param site of that one only
   * @throws StartFailed where a workflow or handler has a problem, so that nobody knows what it
   *     listens to
   */
  public List<Plan> plan(Optional<String> site) {
    requireAddress();
    return chosen(site).stream().map(this::plan).toList();
  }

  private Plan plan(Site site) {
    var wish = wishes.of(site.name());
    try {
      var plan = HookPlan.of(wish, keeper(site).list());
      return new Plan(
          site.name(),
          plan.changes().stream().map(Change::of).toList(),
          plan.right().size(),
          plan.others().size(),
          Optional.empty());
    } catch (TableauException e) {
      return Plan.unknown(site.name(), trouble(e));
    }
  }

  /** Makes the sites have what they should. */
  public List<Applied> apply(Optional<String> site) {
    requireAddress();
    return chosen(site).stream().map(it -> apply(it, _ -> true)).toList();
  }

  private Applied apply(Site site, Predicate<HookChange> wanted) {
    var wish = wishes.of(site.name());
    var keeper = keeper(site);
    var outcomes = new ArrayList<Outcome>();
    var right = 0;
    try {
      var plan = HookPlan.of(wish, keeper.list());
      right = plan.right().size();
      for (var change : plan.changes().stream().filter(wanted).toList()) {
        outcomes.add(outcome(keeper.apply(change, wish)));
      }
      return new Applied(site.name(), outcomes, right, Optional.empty());
    } catch (TableauException e) {
      return new Applied(site.name(), outcomes, right, Optional.of(trouble(e)));
    }
  }

  private static Outcome outcome(Result result) {
    var change = Change.of(result.change());
    return switch (result) {
      case Result.Done _ -> new Outcome(change, Optional.empty(), false);
      case Result.Refused(_, var cause, var isExpected) ->
          new Outcome(change, Optional.of(trouble(cause)), isExpected);
    };
  }

  /**
   * Gives a site a new token, moves its webhooks to it, and refuses the old one when all are moved.
   *
   * @param keepOld let the old one be valid still
   */
  public Rotated rotate(String site, boolean keepOld) {
    requireAddress();
    var one = find(site);
    var before = wishes.of(site);
    call(() -> keeper(one).list());
    tokens.rotate(site);
    var applied = apply(one, change -> carriesOldToken(change, before));
    var retire = applied.isDone() && !keepOld;
    if (retire) {
      tokens.retire(site);
    }
    return new Rotated(applied, retire);
  }

  /** Others that post here with a token of their own are none of this business. */
  private static boolean carriesOldToken(HookChange change, HookWish before) {
    return change instanceof HookChange.Update update
        && (update.flaws().contains(Flaw.OTHER_TOKEN)
            || update.hook().url().equals(before.url().toString()));
  }

  /** All webhooks, also those of others. */
  public List<Hook> list(Optional<String> site) {
    return chosen(site).stream()
        .flatMap(it -> call(keeper(it)::list).stream().map(hook -> view(it, hook)))
        .toList();
  }

  public Hook get(String site, String id) {
    var one = find(site);
    return view(one, webhooks(site, hooks -> hooks.get(id)));
  }

  /** Makes one; what is not given is as one of ours would have it. */
  public Hook create(String site, String event, HookEdit edit) {
    var one = find(site);
    var definition = edit.definition(event, wishesOf(site), allowsAnyUrl());
    return view(one, webhooks(site, hooks -> hooks.create(definition)));
  }

  /** Changes what is given, and leaves the rest as it is. */
  public Hook update(String site, String id, Optional<String> event, HookEdit edit) {
    var one = find(site);
    var known = webhooks(site, hooks -> hooks.get(id));
    var definition = edit.changed(known, event, allowsAnyUrl());
    return view(
        one,
        webhooks(
            site,
            hooks -> {
              hooks.update(id, definition);
              return hooks.get(id);
            }));
  }

  public void enable(String site, String id) {
    change(site, hooks -> hooks.enable(id));
  }

  /**
   * Switches one off.
   *
   * @param reason what others read as Tableau's {@code statusChangeReason}
   */
  public void disable(String site, String id, String reason) {
    change(site, hooks -> hooks.disable(id, reason));
  }

  public void delete(String site, String id) {
    change(site, hooks -> hooks.delete(id));
  }

  /** Has Tableau post a test to the receiver, and tells what that answered. */
  public Tested test(String site, String id) {
    var result = webhooks(site, hooks -> hooks.test(id));
    return new Tested(result.status(), result.body(), result.isAccepted());
  }

  private void change(String site, Consumer<Webhooks> change) {
    var _ =
        webhooks(
            site,
            hooks -> {
              change.accept(hooks);
              return site;
            });
  }

  private <T> T webhooks(String site, Function<Webhooks, T> call) {
    var hooks = find(site).tableau().webhooks();
    return call(() -> call.apply(hooks));
  }

  private static <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (TableauException e) {
      throw HookTrouble.of(e);
    }
  }

  private Hook view(Site site, Webhook hook) {
    return Hook.of(site.name(), hook, configuration.webhooks().prefix());
  }

  private boolean allowsAnyUrl() {
    return configuration.webhooks().allowAnyUrl();
  }

  private Optional<HookWish> wishesOf(String site) {
    return wishes.refusal().isPresent() ? Optional.empty() : Optional.of(wishes.of(site));
  }

  private HookKeeper keeper(Site site) {
    return new HookKeeper(site, storage.sites());
  }

  private void requireAddress() {
    wishes
        .refusal()
        .ifPresent(refusal -> {
          throw new HookTrouble(refusal.what(), refusal.fix());
        });
  }

  private List<Site> chosen(Optional<String> site) {
    return site.map(name -> List.of(find(name))).orElseGet(() -> outside.sites().all());
  }

  private Site find(String name) {
    return outside
        .sites()
        .find(name)
        .orElseThrow(() ->
            new HookTrouble(
                "No site called '%s' is configured.".formatted(name),
                siteNames().isEmpty()
                    ? "Configure one under sites in tableau-webhooks.yaml."
                    : "Use one of: %s.".formatted(String.join(", ", siteNames()))));
  }

  private static Trouble trouble(TableauException e) {
    return new Trouble(e.problem().what(), e.problem().fix());
  }

  @Override
  public void close() {
    outside.close();
    storage.close();
  }
}
