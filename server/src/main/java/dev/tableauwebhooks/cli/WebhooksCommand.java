package dev.tableauwebhooks.cli;

import dev.tableauwebhooks.app.HookEdit;
import dev.tableauwebhooks.app.HookViews.Applied;
import dev.tableauwebhooks.app.HookViews.Hook;
import dev.tableauwebhooks.app.HookViews.Plan;
import dev.tableauwebhooks.app.HookVisit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows and changes the webhooks on the configured sites. */
@Command(
    name = "webhooks",
    description = "Show and change the webhooks on the configured Tableau sites.",
    synopsisSubcommandLabel =
        "(plan | apply | list | get | create | update | enable | disable | delete | test)",
    footer = {
      "%nExamples:",
      "  tableau-webhooks webhooks plan",
      "  tableau-webhooks webhooks apply --site marketing",
      "  tableau-webhooks webhooks list --json",
      "  tableau-webhooks webhooks create WorkbookUpdated --url https://example.com/hook",
      "  tableau-webhooks webhooks test c4d5e6f7-a8b9-0123-4567-89abcdef0123"
    })
final class WebhooksCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final HookVisits visits;
  private final HookPrinter printer;

  WebhooksCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.visits = new HookVisits(terminal, environment);
    this.printer = new HookPrinter(terminal);
  }

  /** Options that all of the commands have. */
  static final class Common {
    @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();

    @Option(
        names = "--site",
        paramLabel = "NAME",
        description = "The configured site; may be left out where there is only one.")
    private Optional<String> site = Optional.empty();

    @Option(names = "--json", description = "Print JSON.")
    private boolean asJson;
  }

  /** What somebody wants a webhook to be. */
  static final class Wanted {
    @Option(names = "--name", paramLabel = "TEXT", description = "Its name.")
    private Optional<String> name = Optional.empty();

    @Option(
        names = "--url",
        paramLabel = "URL",
        description = "Where it posts to, https and reachable for Tableau.")
    private Optional<String> url = Optional.empty();

    private HookEdit edit() {
      return new HookEdit(name, url);
    }
  }

  @Override
  public Integer call() {
    terminal.err().println("Which? See: tableau-webhooks webhooks --help");
    return ExitCode.WRONG_USAGE;
  }

  @Command(
      name = "plan",
      description = "Show what is missing, off or superfluous; changes nothing.",
      footer = {
        "%nThe exit code is 0, and 1 where a site could not be asked. With --detailed-exitcode it is 3",
        "where there is something to do."
      })
  int plan(
      @Mixin Common common,
      @Option(
              names = "--detailed-exitcode",
              description = "Exit with 3 where there is something to do.")
          boolean isDetailed) {
    return visits.with(
        common.configuration,
        visit -> {
          var plans = visit.plan(common.site);
          print(common, plans, printer::plans);
          return exitCode(plans, isDetailed);
        });
  }

  private static int exitCode(List<Plan> plans, boolean isDetailed) {
    if (plans.stream().anyMatch(plan -> plan.trouble().isPresent())) {
      return ExitCode.FAILED;
    }
    var isDifferent = plans.stream().anyMatch(plan -> !plan.changes().isEmpty());
    return isDetailed && isDifferent ? ExitCode.DIFFERENCE : ExitCode.OK;
  }

  @Command(
      name = "apply",
      description =
          "Create, mend and delete webhooks of ours, so that each site has what it should.")
  int apply(@Mixin Common common) {
    return visits.with(
        common.configuration,
        visit -> {
          var applied = visit.apply(common.site);
          print(common, applied, printer::applied);
          return applied.stream().allMatch(Applied::isDone) ? ExitCode.OK : ExitCode.FAILED;
        });
  }

  @Command(name = "list", description = "List all webhooks of the sites, without their tokens.")
  int list(@Mixin Common common) {
    return visits.with(
        common.configuration,
        visit -> {
          print(common, visit.list(common.site), printer::hooks);
          return ExitCode.OK;
        });
  }

  @Command(name = "get", description = "Show one webhook.")
  int get(@Mixin Common common, @Parameters(paramLabel = "ID") String id) {
    return show(common, (visit, site) -> visit.get(site, id));
  }

  @Command(
      name = "create",
      description = {
        "Make a webhook of your own. Without --url it posts to this server.",
        "What workflows need is made by apply."
      })
  int create(
      @Mixin Common common,
      @Parameters(paramLabel = "EVENT", description = "Such as WorkbookUpdated.") String event,
      @Mixin Wanted wanted) {
    return show(common, (visit, site) -> visit.create(site, event, wanted.edit()));
  }

  @Command(name = "update", description = "Change a webhook; what is not given stays.")
  int update(
      @Mixin Common common,
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--event", paramLabel = "EVENT", description = "Such as WorkbookUpdated.")
          Optional<String> event,
      @Mixin Wanted wanted) {
    return show(common, (visit, site) -> visit.update(site, id, event, wanted.edit()));
  }

  private int show(Common common, BiFunction<HookVisit, String, Hook> call) {
    return visits.with(
        common.configuration,
        visit -> {
          var hook = call.apply(visit, HookVisits.only(visit, common.site));
          print(common, hook, printer::hook);
          return ExitCode.OK;
        });
  }

  @Command(name = "enable", description = "Switch a webhook on.")
  int enable(@Mixin Common common, @Parameters(paramLabel = "ID") String id) {
    return change(common, "Switched on.", (visit, site) -> visit.enable(site, id));
  }

  @Command(name = "disable", description = "Switch a webhook off.")
  int disable(
      @Mixin Common common,
      @Parameters(paramLabel = "ID") String id,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              defaultValue = "Switched off with tableau-webhooks",
              description = "What others read as the reason.")
          String reason) {
    return change(common, "Switched off.", (visit, site) -> visit.disable(site, id, reason));
  }

  @Command(name = "delete", description = "Delete a webhook.")
  int delete(@Mixin Common common, @Parameters(paramLabel = "ID") String id) {
    return change(common, "Deleted.", (visit, site) -> visit.delete(site, id));
  }

  private int change(Common common, String done, BiConsumer<HookVisit, String> change) {
    return visits.with(
        common.configuration,
        visit -> {
          change.accept(visit, HookVisits.only(visit, common.site));
          print(common, Map.of("done", done), _ -> terminal.out().println(done));
          return ExitCode.OK;
        });
  }

  @Command(
      name = "test",
      description = "Have Tableau post a test, and explain what the receiver answered.",
      footer = "%nThe exit code is 0 where Tableau would count a delivery as done, otherwise 1.")
  int test(@Mixin Common common, @Parameters(paramLabel = "ID") String id) {
    return visits.with(
        common.configuration,
        visit -> {
          var test = visit.test(HookVisits.only(visit, common.site), id);
          print(common, test, printer::tested);
          return test.accepted() ? ExitCode.OK : ExitCode.FAILED;
        });
  }

  private <T> void print(Common common, T value, Consumer<T> forPeople) {
    if (common.asJson) {
      terminal.out().println(JsonText.pretty(value));
    } else {
      forPeople.accept(value);
    }
    terminal.out().flush();
  }
}
