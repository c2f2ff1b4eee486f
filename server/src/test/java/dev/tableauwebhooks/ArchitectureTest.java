package dev.tableauwebhooks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessField;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static java.util.stream.Collectors.toSet;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The architecture in one place. A package that does not exist yet may be declared; one that exists
 * must be. Change the table together with ARCHITECTURE.md.
 */
class ArchitectureTest {
  private static final String ROOT = "dev.tableauwebhooks.";

  /** A package may use itself, what lies below it, and the packages listed here. */
  private static final Map<String, Set<String>> MAY_USE =
      withApp(
          Map.ofEntries(
              // The module api.
              entry("event", Set.of()),
              entry("action", Set.of("event")),
              entry("handler", Set.of("event", "action")),
              // The modules rest-client and simulator, which share no code, so that a
              // misunderstanding of Tableau cannot hide on both sides.
              entry("rest", Set.of()),
              entry("simulator", Set.of()),
              // The module server.
              entry("access", Set.of("action")),
              entry("http", Set.of()),
              entry("observe", Set.of()),
              entry("workflow", Set.of("event", "action")),
              entry("run", Set.of("event", "action", "handler", "workflow")),
              entry("noise", Set.of("event", "workflow", "run")),
              entry("extension", Set.of("event", "action", "handler", "workflow")),
              entry("site", Set.of("event", "workflow", "run", "rest")),
              entry("codec", Set.of("event", "action", "workflow")),
              entry("config", Set.of("event", "action", "workflow", "codec", "site", "access")),
              entry(
                  "store",
                  Set.of("event", "action", "workflow", "run", "noise", "codec", "site", "access")),
              entry("connector", Set.of("event", "action", "http")),
              entry("connector.tableau", Set.of("event", "action", "http", "site", "rest")),
              entry("ingest", Set.of("event", "run", "codec", "access")),
              entry("web", Set.of("event", "workflow", "run", "noise", "codec", "observe")),
              entry("demo", Set.of("event", "codec", "simulator")),
              entry(
                  "cli",
                  Set.of(
                      "app",
                      "config",
                      "codec",
                      "simulator",
                      "demo",
                      "event",
                      "action",
                      "access"))));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.tableauwebhooks");

  /** {@code app} builds everything by hand, so it sees all but what starts it. */
  private static Map<String, Set<String>> withApp(Map<String, Set<String>> others) {
    var allButCli = new HashSet<>(others.keySet());
    allButCli.removeAll(Set.of("cli", "demo"));
    return Stream.concat(others.entrySet().stream(), Stream.of(entry("app", allButCli)))
        .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static Stream<String> declaredPackages() {
    return MAY_USE.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("declaredPackages")
  void usesOnlyWhatItMay(String name) {
    var allowed = Stream.concat(Stream.of(name), MAY_USE.get(name).stream()).collect(toSet());
    check(
        classes()
            .that(belongTo(Set.of(name)))
            .should()
            .onlyDependOnClassesThat(
                resideOutsideOfPackages("dev.tableauwebhooks..").or(belongTo(allowed)))
            .because("the table in this test and in ARCHITECTURE.md says so"));
  }

  @Test
  void everyPackageIsDeclaredAbove() {
    var undeclared =
        CLASSES.stream()
            .filter(type -> declared(type).isEmpty())
            .map(JavaClass::getPackageName)
            .collect(toSet());

    assertThat(undeclared).as("packages that MAY_USE does not name").isEmpty();
  }

  @Test
  void everyArrowLeadsToADeclaredPackageAndNeverBack() {
    var reachable = new HashSet<String>();
    for (var name : MAY_USE.keySet()) {
      assertThat(MAY_USE.keySet()).containsAll(MAY_USE.get(name));
      reachable.clear();
      reach(name, reachable);
      assertThat(reachable).as("what '%s' reaches", name).doesNotContain(name);
    }
  }

  private static void reach(String name, Set<String> reachable) {
    for (var next : MAY_USE.get(name)) {
      if (reachable.add(next)) {
        reach(next, reachable);
      }
    }
  }

  /**
   * Asked of the packages of classes: ArchUnit does not list a package whose package-info was not
   * compiled, and just that one would be missed.
   */
  @Test
  void everyPackageIsNullMarked() {
    var unmarked =
        CLASSES.stream()
            .map(JavaClass::getPackage)
            .filter(found -> !found.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .collect(toSet());

    assertThat(new TreeSet<>(unmarked))
        .as("packages without a package-info.java that says @NullMarked")
        .isEmpty();
  }

  @Test
  void theApiNeedsNothingButJSpecify() {
    check(
        classes()
            .that(belongTo(Set.of("event", "action", "handler")))
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage("java..", "org.jspecify.annotations")
                    .or(belongTo(Set.of("event", "action", "handler"))))
            .because("authors of handlers and connectors must not inherit our dependencies"));
  }

  @Test
  void onlyTheStoreSpeaksSql() {
    check(
        onlyIn(
                Set.of("store", "run.schedule"),
                "java.sql..",
                "org.flywaydb..",
                "org.sqlite..",
                "org.postgresql..",
                "com.zaxxer.hikari..")
            .because("the core talks to ports that it owns, and SQLite allows one writer only"));
    check(
        onlyIn(Set.of("store", "run.schedule", "app"), "javax.sql..")
            .because("a data source is made in store, handed over in app and used to schedule"));
  }

  @Test
  void onlyTwoPackagesKnowTheScheduler() {
    check(
        onlyIn(Set.of("store", "run.schedule"), "com.github.kagkarlsson..")
            .because("it can be replaced by a claim loop of our own if it becomes the limit"));
  }

  @Test
  void onlyTheEdgesKnowTheWebServer() {
    check(
        onlyIn(Set.of("ingest", "web", "app", "simulator"), "io.helidon..")
            .because("runs and stores are tested without a server"));
  }

  @Test
  void onlyTheEdgesKnowTheJsonLibrary() {
    check(
        onlyIn(
                Set.of("codec", "web", "http", "config", "cli", "rest", "simulator"),
                "tools.jackson..",
                "com.fasterxml.jackson..")
            .because("records are read and written in one place, with positions for messages"));
  }

  @Test
  void onlyOnePackageOfTheServerCallsOut() {
    check(
        onlyIn(Set.of("http", "rest", "simulator", "cli", "demo"), "java.net.http..")
            .because(
                "timeouts, limits and the refusal of private addresses must not be missed; only"
                    + " commands and the demo call, which are clients of the server"));
  }

  @Test
  void onlyOnePackageKnowsTheExpressionLanguage() {
    check(
        onlyIn(Set.of("workflow"), "dev.cel..", "com.google.protobuf..")
            .because("expressions are values of ours, whatever evaluates them"));
  }

  @Test
  void onlyTheCommandsPrintAndExit() {
    check(
        noClasses()
            .that(doNotBelongTo(Set.of("cli")))
            .should(accessField(System.class, "out"))
            .orShould(accessField(System.class, "err"))
            .orShould(callMethod(System.class, "exit", int.class))
            .orShould(callMethod(Throwable.class, "printStackTrace"))
            .because("what the server says goes to the log, and only main ends the process"));
  }

  @Test
  void connectorsDoNotKnowEachOther() {
    check(
        slices()
            .matching(ROOT + "connector.(*)..")
            .should()
            .notDependOnEachOther()
            .because("a connector can be taken out, or moved into a jar of its own"));
  }

  @Test
  void nothingStaticEverChanges() {
    check(
        fields()
            .that()
            .areStatic()
            .should()
            .beFinal()
            .because("several servers run in one process in tests"));
  }

  @Test
  void namesSayWhatATypeIs() {
    check(
        classes()
            .should()
            .haveSimpleNameNotStartingWith("Abstract")
            .andShould(haveNoNameLike("Impl", "Manager", "Helper", "Util", "Utils", "Dto", "Base"))
            .because("such a name hides what the type is, or that it is two"));
  }

  private static ArchCondition<JavaClass> haveNoNameLike(String... endings) {
    return Stream.of(endings)
        .map(ArchConditions::haveSimpleNameNotEndingWith)
        .reduce(ArchCondition::and)
        .orElseThrow();
  }

  private static ClassesShouldConjunction onlyIn(Set<String> names, String... libraries) {
    return noClasses()
        .that(doNotBelongTo(names))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }

  /** Classes whose entry in the table is one of these, or that lie in one of these packages. */
  private static DescribedPredicate<JavaClass> belongTo(Set<String> names) {
    return describe(
        "belong to " + new TreeSet<>(names),
        type -> declared(type).filter(names::contains).isPresent() || liesInInner(type, names));
  }

  /** For names such as {@code run.schedule}, which have no entry of their own. */
  private static boolean liesInInner(JavaClass type, Set<String> names) {
    return names.stream()
        .filter(name -> !MAY_USE.containsKey(name))
        .anyMatch(name -> liesIn(type, name));
  }

  private static DescribedPredicate<JavaClass> doNotBelongTo(Set<String> names) {
    return describe(
        "do not belong to " + new TreeSet<>(names), type -> !belongTo(names).test(type));
  }

  /** The longest name in the table that fits, so that an inner package can have its own entry. */
  private static Optional<String> declared(JavaClass type) {
    return MAY_USE.keySet().stream()
        .filter(name -> liesIn(type, name))
        .max(Comparator.comparingInt(String::length));
  }

  private static boolean liesIn(JavaClass type, String name) {
    var found = type.getPackageName();
    return found.equals(ROOT + name) || found.startsWith(ROOT + name + ".");
  }

  /** A rule about packages that do not exist yet holds. */
  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }
}
