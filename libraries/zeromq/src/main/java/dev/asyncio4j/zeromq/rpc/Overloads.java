package dev.asyncio4j.zeromq.rpc;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The methods of one name. The first that the arguments fit is called, and those that take less
 * come first, whatever the order in which reflection gives them.
 */
final class Overloads {
  /** The numbers; a float is last, as it loses digits of what the wire has. */
  private static final List<Class<?>> NUMBERS =
      List.of(
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          BigInteger.class,
          Double.class,
          Float.class);

  private static final Comparator<Class<?>> TYPES =
      Comparator.<Class<?>>comparingInt(Overloads::rank)
          .thenComparing(type -> !type.isPrimitive()) // which does not take null
          .thenComparing(Class::getName);

  private static final Comparator<ExposedMethod> METHODS =
      Comparator.<ExposedMethod, Boolean>comparing(method -> method.takesRest)
          .thenComparing(method -> -method.types().size())
          .thenComparing(Overloads::compareTypes);

  private final String name;
  private final List<ExposedMethod> methods;

  /**
   * Puts the methods in order.
   *
   * @throws IllegalArgumentException if two of them take the same
   */
  Overloads(String name, List<ExposedMethod> unordered) {
    this.name = name;
    methods = unordered.stream().sorted(METHODS).toList();
    for (int i = 1; i < methods.size(); i++) {
      var one = methods.get(i - 1);
      var other = methods.get(i);
      if (METHODS.compare(one, other) != 0) continue;
      throw new IllegalArgumentException(
          "'%s' is ambiguous, %s or %s: give one of them another name with @RpcMethod"
              .formatted(name, one, other));
    }
  }

  /** Ranks numbers, then what has more supertypes first: a subtype has one more at least. */
  private static int rank(Class<?> type) {
    var wrapped = Values.wrapped(type);
    int number = NUMBERS.indexOf(wrapped);
    if (number >= 0) return number;
    if (wrapped == Object.class) return Integer.MAX_VALUE; // which interfaces do not count
    return Integer.MAX_VALUE - ExposedClass.hierarchy(wrapped).size();
  }

  private static int compareTypes(ExposedMethod one, ExposedMethod other) {
    int order = 0;
    for (int i = 0; order == 0 && i < one.types().size(); i++) {
      order = TYPES.compare(one.types().get(i), other.types().get(i));
    }
    return order;
  }

  @Nullable Object call(
      Object target, List<@Nullable Object> args, Map<String, @Nullable Object> named)
      throws Exception {
    for (var method : methods) {
      var bound = method.bind(args, named);
      if (bound != null) return method.call(target, bound);
    }
    throw new ParametersException(
        "%s takes %s, not the %d arguments by position and %s by name that came"
            .formatted(
                name,
                String.join(" or ", methods.stream().map(ExposedMethod::signature).toList()),
                args.size(),
                named.keySet()));
  }
}
