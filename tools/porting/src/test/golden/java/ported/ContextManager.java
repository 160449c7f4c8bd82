// Written by the porting assistant of asyncio4j from ch17/context_manager.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

// Something that is opened and closed with awaits, whatever happens in between.
public final class ContextManager {
  private ContextManager() {}

  static class Door {
    String name_;

    Door(String name_) {
      this.name_ = name_;
    }

    Door aenter() {
      await(sleep(seconds(0.01)));
      System.out.println(this.name_ + " opened");
      return this;
    }

    void aexit(Object kind, Object error_, Object trace) {
      await(sleep(seconds(0.01)));
      System.out.println(this.name_ + " closed");
    }
  }

  static void transaction(List<String> log, Consumer<List<String>> body) {
    log.add("begin");
    boolean completed = false;
    try {
      body.accept(log);
      completed = true;
    } catch (IllegalArgumentException e2) {
      log.add("rolled back: " + text(e2));
    }
    if (completed) {
      log.add("committed");
    }
  }

  static Coroutine<Void> main() {
    return async(() -> {
      Door manager = new Door("front");
      Door front = manager.aenter();
      try {
        Door manager2 = new Door("back");
        manager2.aenter();
        try {
          System.out.println("inside " + front.name_);
        } finally {
          manager2.aexit(null, null, null);
        }
      } finally {
        manager.aexit(null, null, null);
      }
      try {
        Door manager3 = new Door("trap");
        manager3.aenter();
        try {
          throw new IllegalArgumentException("fell");
        } finally {
          manager3.aexit(null, null, null);
        }
      } catch (IllegalArgumentException e2) {
        System.out.println("after the close: " + text(e2));
      }
      List<String> log = new ArrayList<>();
      transaction(log, entries -> {
        entries.add("insert");
      });
      transaction(log, unused -> {
        throw new IllegalArgumentException("no such table");
      });
      System.out.println(String.join("; ", log));
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
}
