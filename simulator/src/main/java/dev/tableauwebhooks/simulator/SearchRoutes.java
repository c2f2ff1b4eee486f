package dev.tableauwebhooks.simulator;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Content exploration: the search over all kinds of content. A hit has every word of the search in
 * its name, its description or its tags.
 *
 * @see <a
 *     href="https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_content_exploration.htm">Content
 *     Exploration Methods</a>
 */
final class SearchRoutes {

  private static final int USUAL_LIMIT = 10;
  private static final int LARGEST_LIMIT = 2000;

  private static final Columns<Content> COLUMNS =
      new Columns<Content>()
          .column("type", SearchRoutes::type)
          .column("ownerId", content -> content.listing().ownerLuid())
          .column("modifiedTime", content -> Values.date(content.listing().updatedAt()));

  private final Supplier<String> serverUrl;

  SearchRoutes(Supplier<String> serverUrl) {
    this.serverUrl = serverUrl;
  }

  /** Below {@code /api/-}. */
  List<Route> routes() {
    var access = Access.of(Right.MEMBER).scope("tableau:content:read").since("3.16");
    return List.of(Route.of("GET", "/search", access, this::search));
  }

  private Reply search(Exchange exchange) {
    var request = exchange.request();
    var words = request.parameter("terms").orElse("").toLowerCase(Locale.ROOT).split("\\s+", -1);
    var found =
        ListQuery.of(request).select(exchange.site().content().all(), COLUMNS).stream()
            .filter(content -> hasAll(content, words))
            .toList();
    var limit = number(request, "limit", USUAL_LIMIT, LARGEST_LIMIT);
    var page = number(request, "page", 0, Integer.MAX_VALUE);
    var items =
        found.stream()
            .skip((long) page * limit)
            .limit(limit)
            .map(content -> item(exchange.site(), content))
            .toList();
    var hits = new LinkedHashMap<String, Object>();
    hits.put("next", (page + 1L) * limit < found.size() ? "page=" + (page + 1) : "");
    hits.put("prev", page > 0 ? "page=" + (page - 1) : "");
    hits.put("pageIndex", page);
    hits.put("startIndex", (long) page * limit);
    hits.put("total", found.size());
    hits.put("limit", limit);
    hits.put("items", items);
    return PlainJson.reply(Map.of("hits", hits));
  }

  private static boolean hasAll(Content content, String[] words) {
    var listing = content.listing();
    var text =
        String.join(
                " ",
                Stream.concat(
                        Stream.of(listing.name(), listing.description()), listing.tags().stream())
                    .toList())
            .toLowerCase(Locale.ROOT);
    return Arrays.stream(words).allMatch(text::contains);
  }

  private Map<String, Object> item(Site site, Content content) {
    var listing = content.listing();
    var facts = new LinkedHashMap<String, Object>();
    facts.put("type", type(content));
    facts.put("luid", content.luid());
    facts.put("title", content.name());
    facts.put("ownerId", listing.ownerLuid());
    site.users()
        .find(listing.ownerLuid())
        .ifPresent(owner -> {
          facts.put("ownerName", owner.fullName());
          facts.put("ownerEmail", owner.email());
        });
    site.projects()
        .find(listing.projectLuid())
        .ifPresent(project -> facts.put("projectName", project.name()));
    facts.put("tags", listing.tags());
    facts.put("createdTime", Values.date(listing.createdAt()));
    facts.put("modifiedTime", Values.date(listing.updatedAt()));
    if (content instanceof View view) {
      facts.put("sheetType", "dashboard");
      facts.put("hitsTotal", view.totalViewCount());
    }
    var uri = "%s/content/%s/%s".formatted(serverUrl.get(), type(content), content.luid());
    return Map.of("uri", uri, "content", facts);
  }

  private static String type(Content content) {
    return content.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static int number(Request request, String name, int otherwise, int largest) {
    var given = request.parameter(name);
    if (given.isEmpty()) {
      return otherwise;
    }
    if (!given.get().matches("\\d{1,9}") || Integer.parseInt(given.get()) > largest) {
      throw Refusal.of(400000, "'%s' is not a valid %s.".formatted(given.get(), name));
    }
    return Integer.parseInt(given.get());
  }
}
