package dev.asyncio4j.inspector;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The command line: {@code ps}, {@code pstree} and {@code waits} of a process. */
final class Main {
  static final String USAGE =
      """
      Looks into the event loops of a running process, which needs nothing prepared.

        ps PID      [--format table|csv|json] [--frames N]    a row for each task and who waits for it
        pstree PID  [--merge] [--root NAME] [--frames N]      the tree of who waits for whom
        waits PID   [--frames N]                              how many tasks wait for what

        --retries N   tries again, a second later, a process that is just starting (3)

      Exit codes: 0; 1 tasks wait for each other, or the process has ended; 2 wrong usage;
      3 not permitted; 4 no loop there.
      """;

  private Main() {}

  public static void main(String[] args) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(args), out, System.err));
  }

  static int run(List<String> args, PrintStream out, PrintStream err) {
    if (args.isEmpty() || args.contains("--help")) {
      out.print(USAGE);
      return args.isEmpty() ? 2 : 0;
    }
    try {
      return new Command(args).run(out, err);
    } catch (IllegalArgumentException error) {
      err.println(error.getMessage() + "; --help tells how");
      return 2;
    } catch (InspectException error) {
      err.println(error.getMessage());
      return switch (error.reason()) {
        case NO_PROCESS -> 1;
        case NOT_PERMITTED, NO_ATTACH -> 3;
        case NO_ASYNCIO4J, VERSION -> 4;
      };
    }
  }

  /** A command with its options. */
  private static final class Command {
    private final String name;
    private final long pid;
    private Snapshot.Format format = Snapshot.Format.TABLE;
    private TreeOptions tree = TreeOptions.defaults();
    private SnapshotOptions options = SnapshotOptions.defaults();
    private int retries = 3;

    Command(List<String> args) {
      var words = new ArrayList<String>();
      var left = new ArrayDeque<>(args);
      while (!left.isEmpty()) {
        var word = left.remove();
        if (word.startsWith("--")) option(word, left);
        else words.add(word);
      }
      if (words.size() != 2)
        throw new IllegalArgumentException("a command and the id of a process are needed");
      name = words.get(0);
      if (!List.of("ps", "pstree", "waits").contains(name))
        throw new IllegalArgumentException("there is no command " + name);
      pid = number("PID", words.get(1));
    }

    private void option(String option, ArrayDeque<String> left) {
      switch (option) {
        case "--merge" -> tree = tree.merge(true);
        case "--root" -> tree = tree.root(need(option, left.poll()));
        case "--frames" -> options = options.frames((int) number(option, left.poll()));
        case "--retries" -> retries = (int) number(option, left.poll());
        case "--format" -> format = formatOf(need(option, left.poll()));
        default -> throw new IllegalArgumentException("there is no option " + option);
      }
    }

    private static Snapshot.Format formatOf(String word) {
      for (var format : Snapshot.Format.values())
        if (format.name().toLowerCase(Locale.ROOT).equals(word)) return format;
      throw new IllegalArgumentException("--format is table, csv or json, not " + word);
    }

    private static String need(String option, @Nullable String value) {
      if (value == null) throw new IllegalArgumentException(option + " needs a value");
      return value;
    }

    private static long number(String what, @Nullable String value) {
      try {
        return Integer.parseUnsignedInt(need(what, value)) & Integer.MAX_VALUE;
      } catch (NumberFormatException error) {
        throw new IllegalArgumentException(what + " is a number, not " + value);
      }
    }

    int run(PrintStream out, PrintStream err) {
      var snapshot = taken();
      if (snapshot.loops().isEmpty()) {
        err.println("Process " + pid + " has no event loop now");
        return 4;
      }
      for (var loop : snapshot.loops())
        if (loop.state().equals("blocked"))
          err.println("Loop " + loop.id() + " does not answer: a step of its blocks it");
      out.print(
          switch (name) {
            case "ps" -> snapshot.ps(format);
            case "pstree" -> snapshot.pstree(tree);
            default -> snapshot.waits();
          });
      var cycles = snapshot.cycles();
      for (var cycle : cycles)
        err.println("These tasks wait for each other: " + TaskTable.plain("" + cycle));
      return cycles.isEmpty() ? 0 : 1;
    }

    private Snapshot taken() {
      for (int i = 0; ; i++) {
        try {
          return Inspector.snapshot(pid, options);
        } catch (InspectException error) {
          if (i >= retries || error.reason() != InspectException.Reason.NO_ATTACH) throw error;
          pause();
        }
      }
    }

    private static void pause() {
      try {
        Thread.sleep(1000);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
