package dev.asyncio4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Horizontal bars, "times faster than uvloop", as an SVG that brings its own ground and colours.
 */
final class Chart {
  private static final List<String> SERIES =
      List.of("Java, mode loop", "Kotlin", "Java, mode handoff (no flag)");
  private static final int WIDTH = 800;
  private static final int LEFT = 290;
  private static final int RIGHT = 60;
  private static final int TOP = 84;
  private static final int BAR = 12;
  private static final int GAP = 14;
  private static final String STYLE =
      """
      <style>
      text { font: 13px system-ui, sans-serif; fill: #1f2328 }
      .title { font-size: 15px; font-weight: 600 }
      .ground { fill: #ffffff; stroke: #d0d7de }
      .one { stroke: #59636e; stroke-dasharray: 3 3 }
      .s0 { fill: #0969da } .s1 { fill: #8250df } .s2 { fill: #bf8700 }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3 }
        .ground { fill: #0d1117; stroke: #3d444d }
        .one { stroke: #9198a1 }
        .s0 { fill: #4493f8 } .s1 { fill: #ab7df8 } .s2 { fill: #d29922 }
      }
      </style>
      """;

  /** The comparisons of the chart, with a ratio for each of {@link #SERIES}. */
  private record Group(String title, List<OptionalDouble> ratios) {}

  private final List<Group> groups = new ArrayList<>();

  void group(String title, OptionalDouble... ratios) {
    var group = new Group(title, List.of(ratios));
    if (group.ratios.stream().anyMatch(OptionalDouble::isPresent)) groups.add(group);
  }

  void write(Options options) throws IOException {
    if (options.chart().isEmpty()) return;
    Path file = options.chart().get();
    if (groups.isEmpty()) {
      System.err.println(
          "no chart: no section measured ratios to uvloop; " + file + " is as it was");
      return;
    }
    Files.writeString(file, svg());
  }

  private String svg() {
    int height = TOP + groups.size() * (SERIES.size() * BAR + GAP) + GAP;
    var svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
        role="img" aria-label="Times faster than uvloop">
        """
            .formatted(WIDTH, height));
    svg.append(STYLE);
    line(
        svg,
        "<rect class='ground' x='.5' y='.5' width='%d' height='%d' rx='8'/>",
        WIDTH - 1,
        height - 1);
    line(
        svg,
        "<text class='title' x='16' y='28'>Times faster than uvloop (longer is better)</text>");
    legend(svg);
    double scale = (WIDTH - LEFT - RIGHT) / longest();
    double one = LEFT + scale;
    line(svg, "<text x='%.1f' y='%d' text-anchor='middle'>1×</text>", one, TOP - 8);
    int y = TOP;
    for (Group group : groups) {
      draw(svg, group, y, scale);
      y += SERIES.size() * BAR + GAP;
    }
    line(
        svg,
        "<line class='one' x1='%1$.1f' x2='%1$.1f' y1='%2$d' y2='%3$d'/>",
        one,
        TOP - 4,
        height - GAP);
    return svg.append("</svg>\n").toString();
  }

  private double longest() {
    return groups.stream()
        .flatMap(group -> group.ratios.stream())
        .mapToDouble(ratio -> ratio.orElse(0))
        .reduce(1, Math::max);
  }

  private static void legend(StringBuilder svg) {
    int x = 16;
    for (int i = 0; i < SERIES.size(); i++) {
      line(svg, "<rect class='s%d' x='%d' y='42' width='12' height='12' rx='2'/>", i, x);
      line(svg, "<text x='%d' y='53'>%s</text>", x + 18, SERIES.get(i));
      x += 44 + 7 * SERIES.get(i).length();
    }
  }

  private static void draw(StringBuilder svg, Group group, int top, double scale) {
    int middle = top + SERIES.size() * BAR / 2 + 5;
    line(
        svg,
        "<text x='%d' y='%d' text-anchor='end'>%s</text>",
        LEFT - 12,
        middle,
        escaped(group.title));
    for (int i = 0; i < group.ratios.size(); i++) {
      if (group.ratios.get(i).isEmpty()) continue;
      double ratio = group.ratios.get(i).getAsDouble();
      int y = top + i * BAR;
      line(
          svg,
          "<rect class='s%d' x='%d' y='%d' width='%.1f' height='%d'/>",
          i,
          LEFT,
          y,
          ratio * scale,
          BAR - 1);
      line(
          svg,
          "<text x='%.1f' y='%d'>%s×</text>",
          LEFT + ratio * scale + 5,
          y + BAR - 1,
          Table.times(ratio));
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static void line(StringBuilder svg, String format, Object... values) {
    svg.append(Table.format(format, values).replace('\'', '"')).append('\n');
  }
}
