package dev.tableauwebhooks.simulator;

import java.util.List;
import java.util.Optional;

/**
 * What hangs on the content and the users of a site, and goes when they go: groups and grants,
 * schedules and what runs by them, alerts, warnings, lineage and Pulse.
 */
final class Belongings {

  private final Shelf<Group> groups = new Shelf<>(Group::luid);
  private final Shelf<Membership> memberships = new Shelf<>(Membership::key);
  private final Shelf<Grant> grants = new Shelf<>(Grant::key);
  private final Shelf<Schedule> schedules = new Shelf<>(Schedule::luid);
  private final Shelf<RefreshTask> tasks = new Shelf<>(RefreshTask::luid);
  private final Shelf<FlowRun> flowRuns = new Shelf<>(FlowRun::luid);
  private final Shelf<Subscription> subscriptions = new Shelf<>(Subscription::luid);
  private final Shelf<DataAlert> alerts = new Shelf<>(DataAlert::luid);
  private final Shelf<CustomView> customViews = new Shelf<>(CustomView::luid);
  private final Shelf<QualityWarning> warnings = new Shelf<>(QualityWarning::luid);
  private final Shelf<QualityTrigger> triggers = new Shelf<>(QualityTrigger::luid);
  private final Shelf<Reading> readings = new Shelf<>(Reading::key);
  private final Shelf<Refreshed> refreshed = new Shelf<>(Refreshed::contentLuid);
  private final Shelf<PublishedFile> files = new Shelf<>(PublishedFile::contentLuid);
  private final Shelf<PulseDefinition> definitions = new Shelf<>(PulseDefinition::luid);
  private final Shelf<PulseMetric> metrics = new Shelf<>(PulseMetric::luid);
  private final Shelf<PulseFollow> follows = new Shelf<>(PulseFollow::luid);

  Shelf<Group> groups() {
    return groups;
  }

  Shelf<Membership> memberships() {
    return memberships;
  }

  Shelf<Grant> grants() {
    return grants;
  }

  Shelf<Schedule> schedules() {
    return schedules;
  }

  Shelf<RefreshTask> tasks() {
    return tasks;
  }

  Shelf<FlowRun> flowRuns() {
    return flowRuns;
  }

  Shelf<Subscription> subscriptions() {
    return subscriptions;
  }

  Shelf<DataAlert> alerts() {
    return alerts;
  }

  Shelf<CustomView> customViews() {
    return customViews;
  }

  Shelf<QualityWarning> warnings() {
    return warnings;
  }

  Shelf<QualityTrigger> triggers() {
    return triggers;
  }

  Shelf<Reading> readings() {
    return readings;
  }

  Shelf<Refreshed> refreshed() {
    return refreshed;
  }

  Shelf<PublishedFile> files() {
    return files;
  }

  Shelf<PulseDefinition> definitions() {
    return definitions;
  }

  Shelf<PulseMetric> metrics() {
    return metrics;
  }

  Shelf<PulseFollow> follows() {
    return follows;
  }

  void clear() {
    groups.clear();
    memberships.clear();
    grants.clear();
    schedules.clear();
    tasks.clear();
    flowRuns.clear();
    subscriptions.clear();
    alerts.clear();
    customViews.clear();
    warnings.clear();
    triggers.clear();
    readings.clear();
    refreshed.clear();
    files.clear();
    definitions.clear();
    metrics.clear();
    follows.clear();
  }

  List<PulseMetric> metricsOf(PulseDefinition definition) {
    return metrics.all().stream()
        .filter(metric -> metric.definitionLuid().equals(definition.luid()))
        .toList();
  }

  Optional<FlowRun> runOf(Job job) {
    return flowRuns.all().stream().filter(run -> run.jobLuid().equals(job.luid())).findFirst();
  }

  /** Lets everything go that hangs on a workbook, data source, view or flow that is deleted. */
  void forgetContent(String luid) {
    tasks.removeIf(task -> task.contentLuid().equals(luid));
    subscriptions.removeIf(subscription -> subscription.content().luid().equals(luid));
    alerts.removeIf(alert -> alert.viewLuid().equals(luid));
    customViews.removeIf(view -> view.viewLuid().equals(luid));
    warnings.removeIf(warning -> warning.contentLuid().equals(luid));
    triggers.removeIf(trigger -> trigger.contentLuid().equals(luid));
    refreshed.remove(luid);
    files.remove(luid);
    flowRuns.removeIf(run -> run.flowLuid().equals(luid));
    grants.removeIf(grant -> grant.target().equals(luid));
    readings.removeIf(
        reading -> reading.readerLuid().equals(luid) || reading.datasourceLuid().equals(luid));
    definitions.all().stream()
        .filter(definition -> definition.datasourceLuid().equals(luid))
        .forEach(this::forgetDefinition);
  }

  void forgetProject(String luid) {
    grants.removeIf(grant -> grant.target().equals(luid) || grant.target().startsWith(luid + "/"));
  }

  /** Lets everything go that a user had, but for the content that the user owns. */
  void forgetUser(String luid) {
    memberships.removeIf(membership -> membership.userLuid().equals(luid));
    grants.removeIf(grant -> grant.grantee().luid().equals(luid));
    subscriptions.removeIf(subscription -> subscription.userLuid().equals(luid));
    customViews.removeIf(view -> view.ownerLuid().equals(luid));
    follows.removeIf(follow -> follow.userLuid().equals(luid));
    alerts.removeIf(alert -> alert.ownerLuid().equals(luid));
    alerts.all().forEach(alert -> alerts.put(alert.without(luid)));
  }

  void forgetGroup(String luid) {
    groups.remove(luid);
    memberships.removeIf(membership -> membership.groupLuid().equals(luid));
    grants.removeIf(grant -> grant.grantee().luid().equals(luid));
  }

  private void forgetDefinition(PulseDefinition definition) {
    for (var metric : metricsOf(definition)) {
      follows.removeIf(follow -> follow.metricLuid().equals(metric.luid()));
      metrics.remove(metric.luid());
    }
    definitions.remove(definition.luid());
  }
}
