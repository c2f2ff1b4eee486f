package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.export.Sheet;
import dev.tableauwebhooks.simulator.export.Sheet.Bar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a view shows. Every view of the simulator has the same fields, Region, Month, Sales and
 * Profit, with numbers that are made up: the same for one view as long as its data is not
 * refreshed.
 */
record ViewData(View view, Map<String, List<String>> filters, Instant asOf) {

  static final String REGION = "Region";
  static final String MONTH = "Month";

  private static final List<String> COLUMNS = List.of(REGION, MONTH, "Sales", "Profit");

  ViewData {
    filters = Map.copyOf(filters);
  }

  /** The view with its rows, those filters that name a field of it, and the age of the data. */
  Sheet sheet(String workbookName) {
    var numbers = new Numbers(view.luid(), asOf);
    var rows = new ArrayList<List<String>>();
    var totals = new LinkedHashMap<String, Integer>();
    for (var region : kept(REGION, Numbers.REGIONS)) {
      for (var month : kept(MONTH, Numbers.MONTHS)) {
        var sales = numbers.sales(region, month);
        totals.merge(region, sales, Integer::sum);
        rows.add(List.of(region, month, Integer.toString(sales), Integer.toString(sales / 5)));
      }
    }
    var bars = totals.entrySet().stream().map(it -> new Bar(it.getKey(), it.getValue())).toList();
    return new Sheet(view.name(), remarks(workbookName), bars, COLUMNS, rows);
  }

  private List<String> remarks(String workbookName) {
    var remarks = new ArrayList<String>();
    remarks.add("Workbook: " + workbookName);
    remarks.add("Data as of " + Values.date(asOf));
    for (var field : List.of(REGION, MONTH)) {
      if (filters.containsKey(field)) {
        remarks.add("Filter: %s = %s".formatted(field, String.join(", ", filters.get(field))));
      }
    }
    filters.keySet().stream()
        .filter(name -> name.startsWith("Parameters."))
        .sorted()
        .forEach(name ->
            remarks.add(
                "Parameter: %s = %s"
                    .formatted(
                        name.substring("Parameters.".length()),
                        String.join(", ", filters.get(name)))));
    return remarks;
  }

  /** A filter by a field that the view does not have changes nothing, as with Tableau. */
  private List<String> kept(String field, List<String> values) {
    var wanted = filters.get(field);
    return wanted == null ? values : values.stream().filter(wanted::contains).toList();
  }
}
