package dev.tableauwebhooks.simulator;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Everything on one site, in memory. Each shelf is safe for many threads; what must look at several
 * things and then change one runs {@link #alone}.
 */
final class Site {

  /** What a site says about itself; the only thing of it that can be renamed. */
  record Facts(String name, String contentUrl) {}

  private static final int FIRST_NUMBER = 1000;

  private final String luid;
  private final Shelf<Project> projects = new Shelf<>(Project::luid);
  private final Shelf<User> users = new Shelf<>(User::luid);
  private final Shelf<Content> content = new Shelf<>(Content::luid);
  private final Shelf<Job> jobs = new Shelf<>(Job::luid);
  private final Shelf<Webhook> webhooks = new Shelf<>(Webhook::luid);
  private final Shelf<Broadcast> broadcasts = new Shelf<>(Broadcast::viewLuid);
  private final Shelf<Label> labels = new Shelf<>(Label::luid);
  private final Belongings belongings = new Belongings();
  private final AtomicInteger numbers = new AtomicInteger(FIRST_NUMBER);
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Facts facts;
  private volatile Random luids = new SecureRandom();

  Site(String luid, Facts facts) {
    this.luid = luid;
    this.facts = facts;
  }

  String luid() {
    return luid;
  }

  Facts facts() {
    return facts;
  }

  void rename(Facts changed) {
    facts = changed;
  }

  Shelf<Project> projects() {
    return projects;
  }

  Shelf<User> users() {
    return users;
  }

  Shelf<Content> content() {
    return content;
  }

  Shelf<Job> jobs() {
    return jobs;
  }

  Shelf<Webhook> webhooks() {
    return webhooks;
  }

  Shelf<Broadcast> broadcasts() {
    return broadcasts;
  }

  Shelf<Label> labels() {
    return labels;
  }

  Belongings belongings() {
    return belongings;
  }

  /** A LUID for something new; with a {@link #seed} the same ones in the same order. */
  String newLuid() {
    var random = luids;
    return new UUID(
            (random.nextLong() & 0xFFFFFFFF_FFFF0FFFL) | 0x4000L,
            (random.nextLong() & 0x3FFFFFFF_FFFFFFFFL) | 0x80000000_00000000L)
        .toString();
  }

  /** From now on new LUIDs come from this seed, so that a scenario has the same ones each time. */
  void seed(long seed) {
    luids = new Random(seed);
  }

  /** Takes everything off the site; what is still under way for it comes to nothing. */
  void clear() {
    List.of(projects, users, content, jobs, webhooks, broadcasts, labels).forEach(Shelf::clear);
    belongings.clear();
    numbers.set(FIRST_NUMBER);
    luids = new SecureRandom();
  }

  int nextNumber() {
    return numbers.incrementAndGet();
  }

  /** Runs a check and the change that depends on it with no other such change between. */
  <T> T alone(Supplier<T> change) {
    lock.lock();
    try {
      return change.get();
    } finally {
      lock.unlock();
    }
  }

  <T extends Content> List<T> all(Class<T> kind) {
    return content.all().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  <T extends Content> Optional<T> find(Class<T> kind, String contentLuid) {
    return content.find(contentLuid).filter(kind::isInstance).map(kind::cast);
  }

  List<View> viewsOf(Workbook workbook) {
    return all(View.class).stream()
        .filter(view -> view.workbookLuid().equals(workbook.luid()))
        .toList();
  }

  Optional<User> userNamed(String name) {
    return users.all().stream().filter(user -> user.name().equals(name)).findFirst();
  }

  /** The names of the project and its parents, such as {@code Finance/Reports/Monthly}. */
  String pathOf(String projectLuid) {
    return projects
        .find(projectLuid)
        .map(project ->
            project.parentLuid().map(parent -> pathOf(parent) + "/").orElse("") + project.name())
        .orElse("");
  }

  Optional<Project> projectAt(String path) {
    return projects.all().stream()
        .filter(project -> pathOf(project.luid()).equals(path))
        .findFirst();
  }
}
