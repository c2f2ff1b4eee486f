package dev.tableauwebhooks.codec;

import dev.tableauwebhooks.action.Markup;
import dev.tableauwebhooks.workflow.expression.Checked;
import dev.tableauwebhooks.workflow.expression.ExpressionCompiler;
import dev.tableauwebhooks.workflow.expression.SettingValue;
import dev.tableauwebhooks.workflow.expression.SettingValue.Computed;
import dev.tableauwebhooks.workflow.expression.SettingValue.Constant;
import dev.tableauwebhooks.workflow.expression.Suggestion;
import dev.tableauwebhooks.workflow.expression.Template;
import dev.tableauwebhooks.workflow.expression.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Checks settings that are one value: whether what is written, or will be computed, can fit. */
final class SimpleSettingCheck {
  private final Problems problems;
  private final ExpressionCompiler compiler;
  private final ReaderContext context;
  private final String action;

  SimpleSettingCheck(
      Problems problems, ExpressionCompiler compiler, ReaderContext context, String action) {
    this.problems = problems;
    this.compiler = compiler;
    this.context = context;
    this.action = action;
  }

  Optional<SettingValue> check(SettingType.Simple type, Markup markup, YamlNode node, String path) {
    if (!(node instanceof YamlNode.Scalar scalar)) {
      return wrongType(node, type, path);
    }
    if (scalar.isNull()) {
      return noValue(scalar, type, path);
    }
    if (type instanceof SettingType.ConnectionName connection) {
      return connection(connection, scalar, path);
    }
    if (!(scalar.json() instanceof String) && !(type instanceof SettingType.Text)) {
      return literal(type, scalar, path);
    }
    return template(scalar, path)
        .flatMap(template ->
            type instanceof SettingType.Hidden
                ? secret(template, scalar, path)
                : fit(type, markup, template, scalar, path));
  }

  /** A value of a map of secrets, such as a header. */
  Optional<SettingValue> secretOrText(Markup markup, YamlNode node, String path) {
    var text = new SettingType.Text();
    if (!(node instanceof YamlNode.Scalar scalar)) {
      return wrongType(node, text, path);
    }
    if (scalar.isNull()) {
      return noValue(scalar, text, path);
    }
    return template(scalar, path)
        .flatMap(template ->
            template instanceof Template.SecretName
                ? Optional.of(new Computed(template, markup))
                : fit(text, markup, template, scalar, path));
  }

  /** A value in free JSON, which keeps its type. */
  Optional<SettingValue> free(YamlNode.Scalar scalar, Markup markup, String path) {
    if (!(scalar.json() instanceof String)) {
      return Optional.of(new Constant(scalar.json()));
    }
    return template(scalar, path)
        .flatMap(template ->
            switch (template) {
              case Template.Literal(var text) -> Optional.of(new Constant(text));
              case Template.SecretName _ -> noSecretHere(scalar, path);
              case Template.Lone _, Template.Mixed _ -> Optional.of(new Computed(template, markup));
            });
  }

  Optional<SettingValue> noValue(YamlNode.Scalar scalar, SettingType type, String path) {
    problems.add(
        scalar.position(),
        path,
        "'%s' has no value.".formatted(lastWord(path)),
        scalar.isCommentedOut()
            ? "Put the value in quotes: what follows a # is a comment."
            : type.fix());
    return Optional.empty();
  }

  Optional<SettingValue> wrongType(YamlNode node, SettingType type, String path) {
    problems.add(
        node.position(),
        path,
        "'%s' is %s, not %s.".formatted(lastWord(path), node.phrase(), type.phrase()),
        type.fix());
    return Optional.empty();
  }

  /** The mistakes of a text's expressions; where it has none, the other complaint. */
  Optional<SettingValue> mistakesOr(
      YamlNode.Scalar scalar, String path, Supplier<Optional<SettingValue>> complaint) {
    return template(scalar, path).isEmpty() ? Optional.empty() : complaint.get();
  }

  private Optional<Template> template(YamlNode.Scalar scalar, String path) {
    return switch (compiler.template(scalar.text())) {
      case Checked.Valid<Template>(var template) -> Optional.of(template);
      case Checked.Invalid<Template>(var mistakes) -> {
        problems.add(scalar, path, mistakes);
        yield Optional.empty();
      }
    };
  }

  private Optional<SettingValue> fit(
      SettingType.Simple type,
      Markup markup,
      Template template,
      YamlNode.Scalar scalar,
      String path) {
    return switch (template) {
      case Template.Literal(var text) -> literal(type, scalar, text, path);
      case Template.SecretName _ -> noSecretHere(scalar, path);
      case Template.Lone lone -> lone(type, markup, lone, scalar, path);
      case Template.Mixed mixed -> mixed(type, markup, mixed, scalar, path);
    };
  }

  private Optional<SettingValue> literal(
      SettingType.Simple type, YamlNode.Scalar scalar, String path) {
    return SimpleValues.read(type, scalar.json()).isPresent()
        ? Optional.of(new Constant(scalar.json()))
        : notOne(type, scalar, path);
  }

  private Optional<SettingValue> literal(
      SettingType.Simple type, YamlNode.Scalar scalar, String text, String path) {
    return SimpleValues.read(type, text).isPresent()
        ? Optional.of(new Constant(text))
        : notOne(type, scalar, path);
  }

  private Optional<SettingValue> notOne(
      SettingType.Simple type, YamlNode.Scalar scalar, String path) {
    var fix =
        type instanceof SettingType.Choice choice
            ? Suggestion.fix(scalar.text(), choice.words())
            : type.fix();
    problems.add(
        scalar.position(), path, "'%s' is not %s.".formatted(scalar.text(), type.phrase()), fix);
    return Optional.empty();
  }

  private Optional<SettingValue> lone(
      SettingType.Simple type,
      Markup markup,
      Template.Lone lone,
      YamlNode.Scalar scalar,
      String path) {
    if (type instanceof SettingType.Text && lone.whyNotText().isPresent()) {
      problems.add(scalar, path, List.of(lone.whyNotText().get()));
      return Optional.empty();
    }
    if (!canBe(type, lone.expression().type())) {
      problems.add(
          scalar.positionAt(lone.offset()),
          path,
          "'%s' is %s, not %s."
              .formatted(
                  lone.expression().text(), lone.expression().type().phrase(), type.phrase()),
          type.fix());
      return Optional.empty();
    }
    return Optional.of(new Computed(lone, markup));
  }

  /** Text is let through: it may hold a number, and is read when it is known. */
  private static boolean canBe(SettingType.Simple type, ValueType value) {
    return switch (value) {
      case ANY, NOTHING, TEXT -> true;
      case BOOLEAN -> type instanceof SettingType.Flag || type instanceof SettingType.Text;
      case NUMBER ->
          type instanceof SettingType.Whole
              || type instanceof SettingType.Decimal
              || type instanceof SettingType.Text;
      case DURATION -> type instanceof SettingType.Span || type instanceof SettingType.Text;
      case TIME -> type instanceof SettingType.Text;
      case LIST, MAP -> false;
    };
  }

  private Optional<SettingValue> mixed(
      SettingType.Simple type,
      Markup markup,
      Template.Mixed mixed,
      YamlNode.Scalar scalar,
      String path) {
    return switch (type) {
      case SettingType.Flag _, SettingType.Whole _, SettingType.Decimal _ -> {
        problems.add(
            scalar.position(),
            path,
            "'%s' is text, not %s.".formatted(lastWord(path), type.phrase()),
            "Write one ${{ }} and nothing else.");
        yield Optional.empty();
      }
      case SettingType.Address(var isTarget) when isTarget && !AddressCheck.canBeCalled(mixed) ->
          notOne(type, scalar, path);
      default -> Optional.of(new Computed(mixed, markup));
    };
  }

  private Optional<SettingValue> secret(Template template, YamlNode.Scalar scalar, String path) {
    if (template instanceof Template.SecretName) {
      return Optional.of(new Computed(template, Markup.PLAIN));
    }
    // The text is not quoted: it is probably the secret.
    problems.add(
        scalar.position(),
        path,
        template instanceof Template.Literal
            ? "'%s' is a secret, which does not belong into a workflow.".formatted(lastWord(path))
            : "'%s' is a secret, which cannot be computed.".formatted(lastWord(path)),
        new SettingType.Hidden().fix());
    return Optional.empty();
  }

  private Optional<SettingValue> noSecretHere(YamlNode.Scalar scalar, String path) {
    problems.add(
        scalar.position(),
        path,
        "'%s' does not take a secret.".formatted(lastWord(path)),
        "Use secrets only in settings that are kept secret; see docs/workflow-reference.md.");
    return Optional.empty();
  }

  private Optional<SettingValue> connection(
      SettingType.ConnectionName type, YamlNode.Scalar scalar, String path) {
    var known = context.connectionsOf(type.type());
    if (known.contains(scalar.text())) {
      return Optional.of(new Constant(scalar.text()));
    }
    if (scalar.text().contains("${{")) {
      problems.add(
          scalar.position(), path, "The name of a connection cannot be computed.", type.fix());
      return Optional.empty();
    }
    problems.add(
        scalar.position(),
        path,
        "%s has no connection '%s'.".formatted(action, scalar.text()),
        known.isEmpty()
            ? "Add it to connections in the configuration."
            : Suggestion.fix(scalar.text(), known));
    return Optional.empty();
  }

  private static String lastWord(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
