package dev.tableauwebhooks.simulator;

import java.util.Map;
import java.util.TreeMap;

/** The release of Tableau that came with a version of the REST API, as far as is known. */
record ProductVersion(String name, String build) {

  private static final TreeMap<ApiVersion, ProductVersion> KNOWN =
      new TreeMap<>(
          Map.of(
              new ApiVersion(2, 4), new ProductVersion("10.1.0", "10100.16.1028.2100"),
              new ApiVersion(3, 6), new ProductVersion("2019.4.0", "20194.19.1105.1444"),
              new ApiVersion(3, 8), new ProductVersion("2020.2.0", "20202.20.0505.1000"),
              new ApiVersion(3, 9), new ProductVersion("2020.3.0", "20203.20.0807.2057"),
              new ApiVersion(3, 22), new ProductVersion("2024.1.0", "20241.24.0208.0955"),
              new ApiVersion(3, 27), new ProductVersion("2025.3.0", "20253.25.1201.1000")));

  /** The newest known release that is not newer than the version. */
  static ProductVersion of(ApiVersion version) {
    return KNOWN.floorEntry(version).getValue();
  }
}
