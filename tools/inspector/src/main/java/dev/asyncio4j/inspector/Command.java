package dev.asyncio4j.inspector;

import dev.asyncio4j.inspector.InspectException.Reason;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Runs a command of the command line. */
final class Command {
  private static final int SECONDS_OF_PATIENCE = (int) Patience.DEFAULT.toSeconds();

  private static final Map<String, List<String>> FORMATS =
      Map.of(
          "ps", List.of("table", "csv", "json"),
          "pstree", List.of("text", "json"),
          "waits", List.of("text"));

  /** Forms of a timeline, each with the file that it is written to unless one is named. */
  private static final Map<String, String> RECORDS =
      Map.of(
          "chrome", "trace.json",
          "folded", "profile.folded",
          "svg", "profile.svg",
          "text", "profile.txt");

  private static final String CLEAR = "\u001B[H\u001B[2J";

  private final CommandLine line;
  private final PrintStream out;
  private final PrintStream err;

  Command(CommandLine line, PrintStream out, PrintStream err) {
    this.line = line;
    this.out = out;
    this.err = err;
  }

  int run() {
    return switch (line.name) {
      case "ps", "pstree", "waits" -> look();
      case "top" -> top();
      case "serve" -> serve();
      case "timeline" -> timeline();
      default -> dump();
    };
  }

  private int look() {
    var format = line.oneOf("--format", FORMATS.get(line.name));
    var order = line.oneOf("--sort", List.of("age", "name", "waits"));
    Snapshot snapshot;
    try (var session = session()) {
      var options = SnapshotOptions.defaults();
      snapshot =
          session.snapshot(
              options
                  .frames(line.number("--frames", options.frames()))
                  .libraryFrames(line.has("--all-frames")));
    }
    if (snapshot.loops().isEmpty()) return noLoop();
    for (var loop : snapshot.loops()) {
      var complaint = loop.complaint();
      if (complaint != null) err.println(TaskTable.plain(complaint));
    }
    var all = snapshot.loops().stream().mapToInt(LoopInfo::tasks).sum();
    if (all > snapshot.tasks().size())
      err.println("Of " + all + " tasks " + snapshot.tasks().size() + " are shown");
    out.print(
        switch (line.name) {
          case "ps" ->
              chosen(snapshot, order).ps(Snapshot.Format.valueOf(format.toUpperCase(Locale.ROOT)));
          case "pstree" ->
              format.equals("json") ? snapshot.toJson() + "\n" : snapshot.pstree(tree());
          default -> snapshot.waits();
        });
    var cycles = snapshot.cycles();
    for (var cycle : cycles)
      err.println("These tasks wait for each other: " + TaskTable.plain("" + cycle));
    return cycles.isEmpty() ? 0 : 1;
  }

  private TreeOptions tree() {
    var tree = TreeOptions.defaults().merge(line.has("--merge"));
    return line.has("--root") ? tree.root(line.text("--root", "")) : tree;
  }

  private Snapshot chosen(Snapshot snapshot, String order) {
    var found = snapshot;
    if (line.has("--name")) {
      var glob = glob(line.text("--name", "*"));
      found = found.where(task -> glob.matcher(task.name()).matches());
    }
    return switch (order) {
      case "name" -> found.sorted(Comparator.comparing(TaskInfo::name));
      case "waits" -> found.sorted(Comparator.comparing(TaskInfo::waiting));
      default -> found; // they come in the order of their creation
    };
  }

  /** Reads a pattern in which * stands for any text, and ? for any character. */
  static Pattern glob(String pattern) {
    var regex =
        pattern
            .chars()
            .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote("" + (char) c))
            .collect(Collectors.joining());
    return Pattern.compile(regex, Pattern.DOTALL);
  }

  private int noLoop() {
    err.println("Process " + line.pid + " has no event loop now");
    return 4;
  }

  private int top() {
    var interval = Duration.ofSeconds(Math.max(1, line.number("--interval", 1)));
    try (var ofTasks = session();
        var watch = new Watch(session(), WatchOptions.defaults().polledEach(interval))) {
      var terminal = Terminal.now();
      var top = new Top(line.pid, terminal != null && !line.has("--no-color"));
      if (terminal != null) out.print(CLEAR);
      for (int left = line.number("--times", Integer.MAX_VALUE); left > 0; left--) {
        pause(interval);
        watch.poll();
        if (terminal != null) terminal = Terminal.now(); // it may have another size now
        out.print(top.screen(ofTasks.snapshot(SnapshotOptions.defaults()), watch, terminal));
        out.flush();
      }
    }
    return 0;
  }

  private int serve() {
    var options = PageOptions.defaults().port(line.number("--port", 0));
    try (var page = Inspector.page(this::session, options)) {
      out.println(page.address());
      out.flush();
      page.awaitEnd();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private int timeline() {
    var format = line.oneOf("--format", List.of("chrome", "folded", "svg", "text"));
    var file = Path.of(line.text("--output", RECORDS.get(format)));
    try (var watch = new Watch(session(), WatchOptions.defaults())) {
      for (int left = line.number("--seconds", 10); left > 0; left--) {
        pause(Duration.ofSeconds(1));
        watch.poll();
      }
      if (watch.loops().isEmpty()) return noLoop();
      Files.writeString(file, recorded(watch, format));
      out.println(file + (format.equals("chrome") ? ": open it at https://ui.perfetto.dev" : ""));
      for (var loop : watch.loops())
        if (loop.dropped() > 0)
          err.println(
              "Loop " + loop.id() + " was too fast: " + loop.dropped() + " events are missing");
    } catch (IOException error) {
      throw new IllegalArgumentException(file + " cannot be written: " + error, error);
    }
    return 0;
  }

  private static String recorded(Watch watch, String format) {
    return switch (format) {
      case "chrome" -> watch.trace();
      case "svg" -> new Flame(watch.profile()).svg();
      case "text" -> new Flame(watch.profile()).text();
      default -> folded(watch);
    };
  }

  private static String folded(Watch watch) {
    return watch.profile().entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
        .sorted()
        .collect(Collectors.joining());
  }

  private int dump() {
    var file = Path.of(line.text("--output", "threads.json")).toAbsolutePath().toString();
    try (var session = session()) {
      session.ask("nameThreads", "on=true");
      try {
        session.dumpThreads(file);
      } finally {
        session.ask("nameThreads", "on=false");
      }
    }
    out.println(file);
    return 0;
  }

  private Session session() {
    for (int i = line.number("--retries", 3); ; i--) {
      try {
        var patience = Duration.ofSeconds(line.number("--timeout", SECONDS_OF_PATIENCE));
        return Session.of(line.pid, line.has("--agent"), patience);
      } catch (InspectException error) {
        if (i <= 0 || error.reason() != Reason.NO_ATTACH) throw error;
        pause(Duration.ofSeconds(1));
      }
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
