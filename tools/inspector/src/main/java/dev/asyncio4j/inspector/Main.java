package dev.asyncio4j.inspector;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The command line. */
final class Main {
  static final String USAGE =
      """
      Looks into the event loops of a running process, which needs nothing prepared.
      Without a command: lists the processes that have a loop.

        ps PID        a row for each task and who waits for it
          --format table|csv|json   --name GLOB   --sort age|name|waits   --frames N
        pstree PID    the tree of who waits for whom
          --format text|json   --merge   --root NAME   --frames N   --all-frames
        waits PID     how many tasks wait for what
        top PID       lag, load, waits and slow steps, live in the terminal
          --interval SECONDS (1)   --times N   --no-color
        serve PID     a live page for a browser; prints its address, ends with Ctrl-C or when idle
          --port N
        timeline PID  records, and writes a trace for ui.perfetto.dev
          --seconds N (10)   --output FILE (trace.json)   --format chrome|folded|svg|text
        dump PID      the JDK's dump of all threads, with the names of the tasks
          --output FILE (threads.json)

        --retries N   tries again, a second later, a process that is just starting (3)
        --timeout S   gives up when the process has not answered for so many seconds (60)
        --agent       loads an agent there: for a program in a jar of jars that has just begun

      Exit codes: 0; 1 tasks wait for each other, or the process has ended; 2 wrong usage;
      3 not permitted; 4 no loop there, or no answer.
      """;

  private Main() {}

  public static void main(String[] args) {
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    var code = run(List.of(args), out, System.err);
    out.flush();
    System.exit(code);
  }

  private static int list(PrintStream out, PrintStream err) {
    var targets = Inspector.targets();
    if (targets.isEmpty()) {
      err.println("No process of this user has an event loop; --help tells what can be done");
      return 4;
    }
    for (var target : targets)
      out.printf("%8d  %s  %s%n", target.pid(), target.mainClass(), loopsOf(target));
    return 0;
  }

  private static String loopsOf(Target target) {
    return target.loops() == 1 ? "1 loop" : target.loops() + " loops";
  }

  static int run(List<String> args, PrintStream out, PrintStream err) {
    if (args.contains("--help")) {
      out.print(USAGE);
      return 0;
    }
    try {
      if (args.isEmpty()) return list(out, err);
      return new Command(new CommandLine(args), out, err).run();
    } catch (IllegalArgumentException error) {
      err.println(error.getMessage() + "; --help tells how");
      return 2;
    } catch (InspectException error) {
      err.println(error.getMessage());
      return switch (error.reason()) {
        case NO_PROCESS -> 1;
        case NOT_PERMITTED, NO_ATTACH -> 3;
        case NO_ASYNCIO4J, NOT_VISIBLE, TIMED_OUT, VERSION -> 4;
      };
    }
  }
}
