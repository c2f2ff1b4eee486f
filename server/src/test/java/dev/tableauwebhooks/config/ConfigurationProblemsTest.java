package dev.tableauwebhooks.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationProblemsTest {
  @TempDir private Path directory;
  private ConfigurationFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = new ConfigurationFolder(directory);
  }

  @Test
  void reportsEverythingAtOnceInTheOrderOfTheFiles() {
    folder
        .yaml(
            """
            server:
              prot: 9000
              publicUrl: hooks.example.com
            ingest:
              dedupeWindow: soon
              dedupeWindow: 1h
            sites:
              - name: marketing
                url: https://user:hidden@10ax.online.tableau.com
                credentials:
                  pat: { name: webhooks }
              - url: ${TABLEAU_DOMIAN}
                contentUrl: finance
            """)
        .dotEnv("TABLEAU_DOMAIN=a.example.com\nTABLEAU_PAT_NAM=x\nTABLEAU_PAT_NAME_2=x\nHOST=x\n")
        .variable("PORT", "http")
        .variable("TABLEAU_WEBHOOKS_TOKENS", "hidden");

    assertThat(folder.problems())
        .isEqualTo(
            """
            .env:2:1: TABLEAU_PAT_NAM
              Nothing reads the variable TABLEAU_PAT_NAM.
              Fix: Did you mean TABLEAU_PAT_NAME? Otherwise remove the line.
            tableau-webhooks.yaml:2:3: server.prot
              The key 'prot' is unknown.
              Fix: Did you mean 'port'?
            tableau-webhooks.yaml:3:14: server.publicUrl
              'hooks.example.com' is not an http or https address.
              Fix: Write an address such as https://webhooks.example.com, without user, query and \
            fragment.
            tableau-webhooks.yaml:5:17: ingest.dedupeWindow
              'soon' is not a time span.
              Fix: Write a number and ms, s, m, h or d, such as 30s or 24h.
            tableau-webhooks.yaml:6:3: ingest.dedupeWindow
              The key 'dedupeWindow' is given twice, first in line 5.
              Fix: Remove one of the two.
            tableau-webhooks.yaml:9:10: sites[0].url
              The address holds a user name or password.
              Fix: Remove all that stands before the @, and the @.
            tableau-webhooks.yaml:11:12: sites[0].credentials.pat
              The key 'secret' is missing.
              Fix: Add secret to sites[0].credentials.pat.
            tableau-webhooks.yaml:12:5: sites[1]
              There is nothing to sign in to this site with.
              Fix: Add credentials with pat, jwt or password.
            tableau-webhooks.yaml:12:10: sites[1].url
              The variable TABLEAU_DOMIAN is not set.
              Fix: Set it in the environment or in the file .env.
            PORT
              'http' is not a whole number.
              Fix: Write a whole number from 0 to 65535.
            TABLEAU_WEBHOOKS_TOKENS
              A token is shorter than 16 characters.
              Fix: Make one with: tableau-webhooks token new\
            """);
  }

  @ParameterizedTest
  @MethodSource("files")
  void namesPlaceValueAndFix(String yaml, String problem) {
    assertThat(folder.yaml(yaml).problems()).isEqualTo(problem);
  }

  private static Stream<Arguments> files() {
    return Stream.of(syntax(), shapes(), values(), names()).flatMap(cases -> cases);
  }

  private static Stream<Arguments> syntax() {
    return Stream.of(
        arguments(
            "server:\n  port: 1: 2\n",
            """
            tableau-webhooks.yaml:2:10
              This is not YAML: mapping values are not allowed here.
              Fix: Check the indentation, quotes and colons here and in the line above.\
            """),
        arguments(
            "server:\n\tport: 1\n",
            """
            tableau-webhooks.yaml:2:1
              This is not YAML: found character '\\t(TAB)' that cannot start any token. (Do not \
            use \\t(TAB) for indentation).
              Fix: Check the indentation, quotes and colons here and in the line above.\
            """),
        arguments(
            "ingest: { basic: { username: a, password: ${A} } }\n",
            """
            tableau-webhooks.yaml:1:44
              This is not YAML: expected ',' or '}', but got {.
              Fix: Put "${NAME}" into quotes where it stands inside { } or [ ].\
            """),
        arguments(
            "[server]",
            """
            tableau-webhooks.yaml:1:1
              The file does not begin with a key.
              Fix: Write key: value.\
            """),
        arguments(
            "server:\n---\nserver:\n",
            """
            tableau-webhooks.yaml:3:1
              A second document begins here.
              Fix: Remove the line --- above it, so that the file is one document.\
            """),
        arguments(
            "server: &s { port: 1 }\nruns: *s\n",
            """
            tableau-webhooks.yaml:2:7
              YAML aliases are not understood here.
              Fix: Write the value out.\
            """),
        arguments(
            "server: { port: !!int 1 }\n",
            """
            tableau-webhooks.yaml:1:17
              YAML tags such as 'tag:yaml.org,2002:int' are not understood here.
              Fix: Remove it.\
            """),
        arguments(
            "env: " + "[".repeat(40) + "]".repeat(40),
            """
            tableau-webhooks.yaml:1:7: env[0]
              Here stands more than one value.
              Fix: Write a single value.
            tableau-webhooks.yaml:1:37
              This is nested too deeply.
              Fix: Nest at most 32 levels.\
            """));
  }

  private static Stream<Arguments> shapes() {
    return Stream.of(
        arguments(
            "server: 8000\n",
            """
            tableau-webhooks.yaml:1:9: server
              Here must stand keys with values.
              Fix: Write key: value, indented below.\
            """),
        arguments(
            "server: { port: [8000] }\n",
            """
            tableau-webhooks.yaml:1:17: server.port
              Here stands more than one value.
              Fix: Write a single value.\
            """),
        arguments(
            "sites: { name: a }\n",
            """
            tableau-webhooks.yaml:1:8: sites
              Here must stand a list.
              Fix: Write [first, second], or lines with -.\
            """),
        arguments(
            "banana: 1\n",
            """
            tableau-webhooks.yaml:1:1: banana
              The key 'banana' is unknown.
              Fix: Remove it. Known here: environment, server, ingest, storage, sites, webhooks, \
            outgoing, logging, runs, reconcile, env, secrets, connections.\
            """),
        arguments(
            "server: { public_url: 'https://a.example.com' }\n",
            """
            tableau-webhooks.yaml:1:11: server.public_url
              The key 'public_url' is unknown.
              Fix: Did you mean 'publicUrl'?\
            """),
        arguments(
            "ingest: { basic: { username: a, password: { fiel: b } } }\n",
            """
            tableau-webhooks.yaml:1:43: ingest.basic.password
              A secret is a single value or the content of a file.
              Fix: Write ${NAME} or { file: path }.\
            """),
        arguments(
            "ingest: { basic: { username: a, password: { file: missing.txt } } }\n",
            """
            tableau-webhooks.yaml:1:51: ingest.basic.password.file
              The file 'missing.txt' cannot be read (NoSuchFileException).
              Fix: Check its path, which starts at the folder of tableau-webhooks.yaml, and who may \
            read it.\
            """));
  }

  private static Stream<Arguments> values() {
    return Stream.of(
        arguments(
            "environment: develpment\n",
            """
            tableau-webhooks.yaml:1:14: environment
              'develpment' is not known here.
              Fix: Did you mean 'development'?\
            """),
        arguments(
            "logging: { format: xml }\n",
            """
            tableau-webhooks.yaml:1:20: logging.format
              'xml' is not known here.
              Fix: Write one of: text, json.\
            """),
        arguments(
            "server: { port: 70000 }\n",
            """
            tableau-webhooks.yaml:1:17: server.port
              '70000' is out of range.
              Fix: Write a whole number from 0 to 65535.\
            """),
        arguments(
            "runs: { deadline: 0s }\n",
            """
            tableau-webhooks.yaml:1:19: runs.deadline
              '0s' is no time at all.
              Fix: Write a number and ms, s, m, h or d, such as 30s or 24h.\
            """),
        arguments(
            "server: { host: '' }\n",
            """
            tableau-webhooks.yaml:1:17: server.host
              The value is empty.
              Fix: Write a value, or remove what is not needed.\
            """),
        arguments(
            "server: { host: '${no name}' }\n",
            """
            tableau-webhooks.yaml:1:17: server.host
              '${no name}' does not name a variable.
              Fix: Write ${NAME}, or $${ where the text shall hold ${ itself.\
            """),
        arguments(
            "server: { key: hidden }\n",
            """
            tableau-webhooks.yaml:1:16: server.key
              The key is shorter than 32 characters.
              Fix: Make one with: openssl rand -base64 32\
            """),
        arguments(
            "ingest: { unauthenticated: allow }\n",
            """
            tableau-webhooks.yaml:1:28: ingest.unauthenticated
              'allow' would let anybody post events to a production server.
              Fix: Remove it and make a token with: tableau-webhooks token new\
            """),
        arguments(
            "ingest: { tokens: [hidden/hidden/hidden] }\n",
            """
            tableau-webhooks.yaml:1:20: ingest.tokens[0]
              A token holds characters that have a meaning in addresses.
              Fix: Make one with: tableau-webhooks token new\
            """),
        arguments(
            "outgoing: { allow: ['http://a', 10.0.0.0/33, 300.1.1.1] }\n",
            """
            tableau-webhooks.yaml:1:21: outgoing.allow[0]
              'http://a' is neither a host name nor an address nor a network.
              Fix: Write jira.example.com, 10.1.2.3 or 10.1.0.0/16, without scheme and port.
            tableau-webhooks.yaml:1:33: outgoing.allow[1]
              '10.0.0.0/33' is neither a host name nor an address nor a network.
              Fix: Write jira.example.com, 10.1.2.3 or 10.1.0.0/16, without scheme and port.
            tableau-webhooks.yaml:1:46: outgoing.allow[2]
              '300.1.1.1' is neither a host name nor an address nor a network.
              Fix: Write jira.example.com, 10.1.2.3 or 10.1.0.0/16, without scheme and port.\
            """));
  }

  private static Stream<Arguments> names() {
    return Stream.of(
        arguments(
            "env: [REGION, TABLEAU_PAT_SECRET, 'a b']\n",
            """
            tableau-webhooks.yaml:1:7: env[0]
              The variable REGION is not set.
              Fix: Set it in the environment or in the file .env.
            tableau-webhooks.yaml:1:15: env[1]
              TABLEAU_PAT_SECRET is a secret, which env would show to every workflow.
              Fix: Give it a name under secrets, or remove it.
            tableau-webhooks.yaml:1:35: env[2]
              'a b' is not the name of a variable.
              Fix: Write the name alone, such as REGION.\
            """),
        arguments(
            "secrets: { slack: hidden }\n",
            """
            tableau-webhooks.yaml:1:19: secrets.slack
              The secret stands in the file itself.
              Fix: Move it into a variable and write ${NAME}, or into a file and write \
            { file: path }.\
            """),
        arguments(
            "connections:\n  my slack: { type: slack }\n  jira: { url: 'https://a' }\n",
            """
            tableau-webhooks.yaml:2:3: connections.my slack
              'my slack' is not a connection's name.
              Fix: Begin with a letter, and go on with letters, digits, hyphens and underscores.
            tableau-webhooks.yaml:3:9: connections.jira
              The key 'type' is missing.
              Fix: Add type to connections.jira.\
            """),
        arguments(
            """
            sites:
              - { url: a.example.com, credentials: { password: { username: a, password: b } } }
              - { url: b.example.com, credentials: {} }
              - { url: c.example.com, credentials: { password: { username: a, password: b } } }
            """,
            """
            tableau-webhooks.yaml:3:40: sites[1].credentials
              There is nothing to sign in to this site with.
              Fix: Add credentials with pat, jwt or password.
            tableau-webhooks.yaml:4:5: sites[2]
              Two sites are called 'default'.
              Fix: Give each site a name of its own with the key name.\
            """));
  }

  @Test
  void quotesAVariablesNameAndNotItsValue() {
    folder.yaml("server: { port: '${SOMETHING}' }").variable("SOMETHING", "hidden");
    assertThat(folder.problems())
        .isEqualTo(
            """
            tableau-webhooks.yaml:1:17: server.port
              '${SOMETHING}' is not a whole number.
              Fix: Write a whole number from 0 to 65535.\
            """);
  }

  @Test
  void refusesTheOtherSpellingOfTheFileName() {
    assertThat(folder.file("tableau-webhooks.yml", "").problems())
        .isEqualTo(
            """
            tableau-webhooks.yml
              This file is not read.
              Fix: Rename it to tableau-webhooks.yaml.\
            """);
  }

  @Test
  void refusesAFileThatIsNotText() throws IOException {
    Files.write(directory.resolve("tableau-webhooks.yaml"), new byte[] {'a', (byte) 0xff});
    assertThat(folder.problems())
        .isEqualTo(
            """
            tableau-webhooks.yaml
              The file is not UTF-8 text.
              Fix: Save it as UTF-8.\
            """);
  }

  @Test
  void refusesAFolderThatDoesNotExist() {
    assertThat(ConfigurationLoader.load(Optional.of(Path.of("no-such-folder")), Map.of()))
        .hasToString(
            "Refused[problems=[no-such-folder\n  There is no such folder.\n"
                + "  Fix: Make it, or name another with --config.]]");
  }
}
