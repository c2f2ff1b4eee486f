package dev.tableauwebhooks.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Made-up sales by region and month: the same for one seed as long as its data is not refreshed.
 *
 * @param seed what they are of, such as the LUID of a view
 * @param asOf when the data was last refreshed
 */
record Numbers(String seed, Instant asOf) {

  static final List<String> REGIONS = List.of("North", "East", "South", "West");
  static final List<String> MONTHS = List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun");

  int sales(String region, String month) {
    return 100 + Math.floorMod(Objects.hash(seed, region, month, asOf.toEpochMilli()), 900);
  }

  /** The sum of all months, of one region or, where that is empty, of all. */
  int total(String region) {
    return REGIONS.stream()
        .filter(each -> region.isEmpty() || each.equals(region))
        .flatMapToInt(each -> MONTHS.stream().mapToInt(month -> sales(each, month)))
        .sum();
  }
}
