package dev.asyncio4j.testing;

import dev.asyncio4j.lowlevel.Leftover;
import dev.asyncio4j.lowlevel.Leftover.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The things that a loop held at some time, told from those that came later: also from equal ones,
 * and though a thing may look otherwise by then. A thing is known by the record of what made it, in
 * debug mode, or by its error; any other by its name, of which there may be several.
 */
final class Known {
  private final Set<Throwable> marks = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Named> others = new ArrayList<>();

  private record Named(Kind kind, String name) {
    static Named of(Leftover left) {
      return new Named(left.kind(), LeftBehind.nameOf(left));
    }
  }

  Known(Collection<Leftover> things) {
    for (var each : things) {
      var mark = markOf(each);
      if (mark == null) others.add(Named.of(each));
      else marks.add(mark);
    }
  }

  /** {@return those of later things that are new; to be asked once} */
  List<Leftover> newOf(Collection<Leftover> things) {
    return things.stream().filter(it -> !knows(it)).toList();
  }

  private boolean knows(Leftover left) {
    var mark = markOf(left);
    return mark == null ? others.remove(Named.of(left)) : marks.contains(mark);
  }

  private static @Nullable Throwable markOf(Leftover left) {
    return left.createdAt() == null ? left.error() : left.createdAt();
  }
}
