package dev.tableauwebhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link from a page to another file, or to a heading, leads somewhere. */
class LinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

  static List<Path> pages() throws IOException {
    var pages = new ArrayList<Path>();
    try (var root = Files.list(Repository.file("."));
        var docs = Files.walk(Repository.file("docs"));
        var examples = Files.walk(Repository.file("examples"));
        var postman = Files.walk(Repository.file("postman"))) {
      Stream.of(root, docs, examples, postman)
          .flatMap(files -> files)
          .filter(file -> file.toString().endsWith(".md"))
          .map(Path::normalize)
          .forEach(pages::add);
    }
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void leadSomewhere(Path page) throws IOException {
    var broken = new ArrayList<String>();
    var links = LINK.matcher(Files.readString(page));
    while (links.find()) {
      var link = links.group(1);
      if (!link.contains("://") && !link.startsWith("mailto:") && !leadsSomewhere(page, link)) {
        broken.add(link);
      }
    }

    assertThat(broken).as("links of " + page).isEmpty();
  }

  private static boolean leadsSomewhere(Path page, String link) throws IOException {
    var hash = link.indexOf('#');
    var path = hash < 0 ? link : link.substring(0, hash);
    var target = path.isEmpty() ? page : page.resolveSibling(path);
    return Files.exists(target)
        && (hash < 0 || anchors(Files.readString(target)).contains(link.substring(hash + 1)));
  }

  private static List<String> anchors(String markdown) {
    return HEADING.matcher(markdown).results().map(heading -> anchor(heading.group(1))).toList();
  }

  /** As GitHub makes them: lower case, only letters, digits and hyphens, blanks to hyphens. */
  private static String anchor(String heading) {
    return heading
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }
}
