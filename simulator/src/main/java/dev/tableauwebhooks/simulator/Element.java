package dev.tableauwebhooks.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One element of an answer, written as XML or as JSON. Tableau's JSON mirrors its XML: attributes
 * and nested elements become properties, a list such as {@code tags} becomes an object with one
 * array, and an empty list has no array at all.
 *
 * <p>An attribute is a String, a Boolean or an Integer. Integers of Tableau's schema are unbounded,
 * and its JSON writes such numbers as strings: give those as strings.
 *
 * <p>Built by one thread, then only read.
 */
final class Element {

  private final String name;
  private final boolean list;
  private final Map<String, Object> attributes = new LinkedHashMap<>();
  private final List<Element> children = new ArrayList<>();
  private final Set<String> repeating = new HashSet<>();
  private final Optional<String> text;

  private Element(String name, boolean list, Optional<String> text) {
    this.name = name;
    this.list = list;
    this.text = text;
  }

  static Element named(String name) {
    return new Element(name, false, Optional.empty());
  }

  /** An element that holds nothing but text, in JSON a plain string. */
  static Element text(String name, String text) {
    return new Element(name, false, Optional.of(text));
  }

  /** An element that only names another thing by its LUID. */
  static Element reference(String name, String luid) {
    return named(name).with("id", luid);
  }

  /** A list whose items all have one name, in JSON an array, left out when it is empty. */
  static Element list(String name, List<Element> items) {
    var element = new Element(name, true, Optional.empty());
    element.children.addAll(items);
    return element;
  }

  Element with(String attribute, Object value) {
    attributes.put(attribute, value);
    return this;
  }

  /** Adds the attribute when there is a value: Tableau leaves out what is not set. */
  Element with(String attribute, Optional<?> value) {
    value.ifPresent(present -> attributes.put(attribute, present));
    return this;
  }

  Element child(Element child) {
    children.add(child);
    return this;
  }

  /** Adds children that may be many beside others of other names; in JSON an array. */
  Element children(List<Element> more) {
    more.forEach(child -> repeating.add(child.name));
    children.addAll(more);
    return this;
  }

  /** This element with nothing but the named attributes and children ({@code owner.email}). */
  Element only(Set<String> fields) {
    var reduced = new Element(name, list, text);
    reduced.repeating.addAll(repeating);
    attributes.forEach((key, value) -> {
      if (fields.contains(key)) {
        reduced.attributes.put(key, value);
      }
    });
    for (var child : children) {
      if (fields.contains(child.name)) {
        reduced.children.add(child);
      } else {
        var nested = below(child.name, fields);
        if (!nested.isEmpty()) {
          reduced.children.add(child.only(nested));
        }
      }
    }
    return reduced;
  }

  /** The names that {@link #only} would need to keep all of this element. */
  Set<String> fieldNames() {
    var names = children.stream().map(Element::name).collect(Collectors.toSet());
    names.addAll(attributes.keySet());
    return names;
  }

  String name() {
    return name;
  }

  /** Whether the child stands in an array of JSON. */
  boolean repeats(Element child) {
    return list || repeating.contains(child.name);
  }

  Map<String, Object> attributes() {
    return Collections.unmodifiableMap(attributes);
  }

  List<Element> children() {
    return Collections.unmodifiableList(children);
  }

  Optional<String> text() {
    return text;
  }

  private static Set<String> below(String child, Set<String> fields) {
    return fields.stream()
        .filter(field -> field.startsWith(child + "."))
        .map(field -> field.substring(child.length() + 1))
        .collect(Collectors.toSet());
  }
}
