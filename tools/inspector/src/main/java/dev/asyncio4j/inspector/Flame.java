package dev.asyncio4j.inspector;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A profile as a tree, which is written as a picture or as text: the code that waits above the code
 * that runs.
 */
final class Flame {
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 20;
  private static final double PER_LETTER = 7.2;
  private static final double LEAST_SHARE = 0.002;
  private static final int MOST_INDENTED = 40;

  /** A frame below another one, and how often it was seen. */
  private static final class Node {
    private final String name;
    private final Map<String, Node> below = new LinkedHashMap<>();
    private long count;

    Node(String name) {
      this.name = name;
    }

    List<Node> children() {
      return below.values().stream()
          .sorted(Comparator.comparingLong((Node node) -> node.count).reversed())
          .toList();
    }
  }

  /** A node still to be written: how far from the left, in samples, and how deep. */
  private record Place(Node node, long left, int depth) {}

  private final Node root = new Node("all");

  Flame(Map<String, Long> profile) {
    profile.forEach(
        (chain, count) -> {
          var at = root;
          at.count += count;
          for (var name : chain.split(";")) {
            at = at.below.computeIfAbsent(name, Node::new);
            at.count += count;
          }
        });
  }

  private double share(Node node) {
    return (double) node.count / Math.max(1, root.count);
  }

  /** Writes a line for each node, indented, with its share of the samples. */
  String text() {
    var text = new StringBuilder();
    var open = new ArrayDeque<>(List.of(new Place(root, 0, 0)));
    while (!open.isEmpty()) {
      var place = open.pop();
      var node = place.node;
      if (share(node) < LEAST_SHARE) continue;
      text.append(String.format(Locale.ROOT, "%6.1f %%  ", 100 * share(node)));
      text.append("  ".repeat(Math.min(place.depth, MOST_INDENTED)));
      text.append(TaskTable.plain(node.name)).append('\n');
      var children = node.children();
      for (int i = children.size() - 1; i >= 0; i--)
        open.push(new Place(children.get(i), 0, place.depth + 1));
    }
    return text.toString();
  }

  /** Draws a bar for each node, as wide as its share; no script, so any viewer shows it. */
  String svg() {
    var bars = new StringBuilder();
    int deepest = 0;
    var open = new ArrayDeque<>(List.of(new Place(root, 0, 0)));
    while (!open.isEmpty()) {
      var place = open.pop();
      if (share(place.node) < LEAST_SHARE) continue;
      deepest = Math.max(deepest, place.depth);
      bars.append(bar(place));
      var left = place.left;
      for (var child : place.node.children()) {
        open.push(new Place(child, left, place.depth + 1));
        left += child.count;
      }
    }
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="monospace" font-size="12">
    %s</svg>
    """
        .formatted(WIDTH, (deepest + 1) * HEIGHT, bars);
  }

  private String bar(Place place) {
    var x = WIDTH * (double) place.left / Math.max(1, root.count);
    var width = WIDTH * share(place.node);
    var name = escaped(place.node.name);
    int letters = (int) (width / PER_LETTER) - 1;
    var shown = letters < 3 ? "" : escaped(shortened(place.node.name, letters));
    return String.format(
        Locale.ROOT,
        """
        <g><title>%s: %.1f %%, %d samples</title>\
        <rect x="%.1f" y="%d" width="%.1f" height="%d" rx="2" stroke="#fff" fill="hsl(%d 85%% 68%%)"/>\
        <text x="%.1f" y="%d">%s</text></g>
        """,
        name,
        100 * share(place.node),
        place.node.count,
        x,
        place.depth * HEIGHT,
        width,
        HEIGHT,
        18 + Math.floorMod(place.node.name.hashCode(), 38),
        x + 4,
        place.depth * HEIGHT + 14,
        shown);
  }

  private static String shortened(String name, int letters) {
    return name.length() <= letters ? name : name.substring(0, letters - 1) + "…";
  }

  private static String escaped(String text) {
    return TaskTable.plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
