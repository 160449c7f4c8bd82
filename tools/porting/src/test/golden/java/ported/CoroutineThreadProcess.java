// Written by the porting assistant of asyncio4j from ch04/coroutine_thread_process.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.subprocess.AsyncProcess;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.subprocess.Stdio;
import dev.asyncio4j.sync.Event;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

// Who can run while I block? Not my loop's tasks, but a thread can, and a process shares nothing.
public final class CoroutineThreadProcess {
  private CoroutineThreadProcess() {}

  static String blocksUntil(Flag event) {
    return event.await(0.2) ? "somebody ran meanwhile" : "nobody could run";
  }

  static Coroutine<Void> sets(Flag event) {
    return async(() -> {
      event.set();
    });
  }

  static int childPid() {
    AsyncProcess process = await(createSubprocessExec(ProcessOptions.defaults().stdout(Stdio.PIPE), "sh", "-c", "echo $$"));
    var pair = await(process.communicate(null));
    byte[] out = pair.stdout();
    return Integer.parseInt(new String(out, UTF_8).strip());
  }

  static Coroutine<Void> main() {
    return async(() -> {
      Flag event = new Flag();
      Task<Void> setter = createTask(sets(event));
      System.out.println("blocking in a task:   " + text(blocksUntil(event)));
      await(setter);
      event = new Flag();
      setter = createTask(sets(event));
      Flag given = event;
      System.out.println("blocking in a thread: " + text(await(toThread(() -> blocksUntil(given)))));
      await(setter);
      System.out.println("a child is " + (childPid() == ((int) ProcessHandle.current().pid()) ? "this process" : "another process"));
    });
  }

  public static void main(String[] args) {
    run(main());
  }

  /** Text of a value as Python's str() gives it. */
  static String text(Object value) {
    if (value instanceof String s) return s;
    if (value instanceof Throwable t) return t.getMessage() == null ? "" : t.getMessage();
    return repr(value);
  }

  /** Text of a value as Python's repr() gives it. */
  static String repr(Object value) {
    if (value == null) return "None";
    if (value instanceof Boolean b) return b ? "True" : "False";
    if (value instanceof String s) return quoted(s);
    if (value instanceof Map<?, ?> m) {
      return m.entrySet().stream()
          .map(e -> repr(e.getKey()) + ": " + repr(e.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Collection<?> c) {
      boolean set = c instanceof Set;
      if (set && c.isEmpty()) return "set()";
      return c.stream()
          .map(x -> repr(x))
          .collect(Collectors.joining(", ", set ? "{" : "[", set ? "}" : "]"));
    }
    return String.valueOf(value);
  }

  static String quoted(String text) {
    String quote = text.contains("'") && !text.contains("\"") ? "\"" : "'";
    String inner = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    return quote + (quote.equals("'") ? inner.replace("'", "\\'") : inner) + quote;
  }

  /** What threads wait for, as threading.Event. */
  static final class Flag {
    private boolean raised;

    synchronized void set() {
      raised = true;
      notifyAll();
    }

    synchronized void clear() {
      raised = false;
    }

    synchronized boolean isSet() {
      return raised;
    }

    /** Waits so many seconds, or without end. */
    synchronized boolean await(double limit) {
      long end = System.nanoTime() + (long) (limit * 1e9);
      try {
        while (!raised && limit < 0) wait();
        for (long left; !raised && (left = end - System.nanoTime()) > 0; ) wait(left / 1_000_000 + 1);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return raised;
    }
  }
}
