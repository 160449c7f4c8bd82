package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.nurseries.Nurseries.openNursery;
import static dev.asyncio4j.nurseries.Nurseries.shielded;
import static dev.asyncio4j.testing.Virtual.now;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.TaskGroupException;
import dev.asyncio4j.testing.AsyncTests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a tree of {@code trees.py}; each statement is a list of its name, its id, its arguments. */
final class Tree {
  private record Line(long time, String text) {}

  private static final class Boom extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Boom(String id) {
      super(id);
    }
  }

  private final List<Line> log = new ArrayList<>();
  private final Map<String, CancelScope> scopes = new HashMap<>();
  private final Duration start = now();

  /** {@return what the tree logs, sorted by time} */
  static String outcome(List<?> tree) {
    return AsyncTests.run(
        () -> {
          var runner = new Tree();
          try {
            runner.block(tree);
          } catch (RuntimeException e) {
            runner.say("failed " + leaves(e).sorted().collect(Collectors.joining(" ")));
          }
          return runner.log.stream()
              .sorted(Comparator.comparingLong(Line::time).thenComparing(Line::text))
              .map(line -> line.time + " " + line.text)
              .collect(Collectors.joining(" | "));
        });
  }

  private static Stream<String> leaves(Throwable error) {
    if (!(error instanceof TaskGroupException group)) return Stream.of(error.getMessage());
    return group.exceptions().stream().flatMap(Tree::leaves);
  }

  private void say(String line) {
    log.add(new Line(now().minus(start).toMillis(), line));
  }

  private void block(List<?> statements) {
    for (Object statement : statements) run((List<?>) statement);
  }

  private void run(List<?> statement) {
    String id = (String) statement.get(1);
    switch ((String) statement.get(0)) {
      case "sleep" -> sleeping(id, ms(statement, 2));
      case "catch" -> catching(id, ms(statement, 2));
      case "clean" -> cleaning(id, ms(statement, 2), ms(statement, 3));
      case "scope" -> scope(id, statement);
      case "nursery" -> nursery(id, statement.subList(2, statement.size()));
      default -> act(id, statement);
    }
  }

  /** Statements that do something to an outer scope, or fail, after a while. */
  private void act(String id, List<?> statement) {
    await(sleep(ms(statement, 2)));
    switch ((String) statement.get(0)) {
      case "boom" -> throw new Boom(id);
      case "cancel" -> scopes.get(id).cancel();
      case "shield" -> scopes.get(id).shield(true);
      case "unshield" -> scopes.get(id).shield(false);
      case "deadline" -> scopes.get(id).deadline(now().plus(ms(statement, 3)));
      default -> throw new AssertionError(statement);
    }
  }

  private static Duration ms(List<?> statement, int index) {
    return Duration.ofMillis(Long.parseLong((String) statement.get(index)));
  }

  private void sleeping(String id, Duration time) {
    await(sleep(time));
    say(id + " slept");
  }

  private void catching(String id, Duration time) {
    try {
      sleeping(id, time);
    } catch (CancelledError e) {
      say(id + " raised");
    }
  }

  private void cleaning(String id, Duration time, Duration cleaning) {
    try {
      sleeping(id, time);
    } catch (CancelledError e) {
      shielded(() -> await(sleep(cleaning)));
      say(id + " cleaned");
      throw e;
    }
  }

  private void scope(String id, List<?> statement) {
    boolean shield = statement.get(3).equals("1");
    CancelScope scope = CancelScope.create(ScopeOptions.defaults().shield(shield));
    scopes.put(id, scope);
    Duration deadline = ms(statement, 2);
    scope.run(
        s -> {
          if (!deadline.isZero()) s.deadline(now().plus(deadline));
          block(statement.subList(4, statement.size()));
        });
    say(id + (scope.cancelledCaught() ? " caught" : " ended"));
  }

  private void nursery(String id, List<?> body) {
    openNursery(
        nursery -> {
          scopes.put(id, nursery.cancelScope());
          for (Object part : body) {
            List<?> statement = (List<?>) part;
            if (!statement.get(0).equals("child")) run(statement);
            else nursery.startSoon(async(() -> block(statement.subList(1, statement.size()))));
          }
        });
    say(id + (scopes.get(id).cancelledCaught() ? " caught" : " ended"));
  }
}
