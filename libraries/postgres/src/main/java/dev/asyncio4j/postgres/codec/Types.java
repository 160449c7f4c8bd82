package dev.asyncio4j.postgres.codec;

import dev.asyncio4j.postgres.PgCodec;
import dev.asyncio4j.postgres.PgType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The types that a connection knows: those of every server, those it has asked for, the user's. */
public final class Types {
  private final Map<Integer, TypeCodec> known = new HashMap<>();
  private final Map<Integer, TypeFacts> facts = new HashMap<>();
  private final Map<Integer, TypeCodec> users = new HashMap<>();

  public Types() {
    known.put(AnonymousCodec.OID, new AnonymousCodec(this));
    known.put(
        2287,
        new ArrayCodec(
            new PgType(2287, "record[]", "array", "pg_catalog"), new AnonymousCodec(this)));
  }

  /** {@return the codec of a type; null if the server must be asked} */
  public @Nullable TypeCodec find(int oid) {
    var codec = users.get(oid);
    if (codec == null) codec = known.get(oid);
    return codec == null ? Builtins.BY_OID.get(oid) : codec;
  }

  /**
   * Returns the codec of a type.
   *
   * @throws UnknownTypeException if the server must be asked
   */
  public TypeCodec require(int oid) {
    var codec = find(oid);
    if (codec == null) throw new UnknownTypeException(oid);
    return codec;
  }

  /** {@return the built-in scalar type of a name; null if there is none} */
  public static @Nullable TypeCodec builtin(String name) {
    for (var codec : Builtins.BY_OID.values()) if (codec.type().name().equals(name)) return codec;
    return null;
  }

  /** {@return the elements of an array that the server shows as a text} */
  public static List<@Nullable Object> array(String text, Function<String, Object> element) {
    return new ArrayText(text, element::apply).read();
  }

  /** Learns what the server tells of types; those that they stand on must come along. */
  public void learn(List<TypeFacts> told) {
    for (var each : told) facts.put(each.type().oid(), each);
    for (var each : told) learn(each.type().oid(), new HashSet<>());
  }

  private TypeCodec learn(int oid, Set<Integer> open) {
    var found = find(oid);
    if (found != null) return found;
    var of = facts.get(oid);
    if (of == null) throw new UnknownTypeException(oid);
    if (!open.add(oid)) return new TextCodec(of.type()); // a type that has itself within
    var codec = make(of, open);
    open.remove(oid);
    known.put(oid, codec);
    return codec;
  }

  private TypeCodec make(TypeFacts of, Set<Integer> open) {
    var type = of.type();
    return switch (type.kind()) {
      case "array" -> new ArrayCodec(type, learn(of.parts().get(0), open));
      case "range" -> new RangeCodec(type, learn(of.parts().get(0), open));
      case "multirange" -> new MultirangeCodec(type, learn(of.parts().get(0), open));
      case "domain" -> new DomainCodec(type, learn(of.parts().get(0), open));
      case "enum" -> new EnumCodec(type);
      case "composite" -> {
        var codecs = new ArrayList<TypeCodec>();
        for (int part : of.parts()) codecs.add(learn(part, open));
        yield new CompositeCodec(type, of.names(), codecs);
      }
      default -> new TextCodec(type);
    };
  }

  /** Sets the codec of a user for a type, which is known. */
  public void set(PgType type, PgCodec<?> codec) {
    users.remove(type.oid());
    users.put(type.oid(), UserCodec.of(type, codec, require(type.oid())));
    rebuild();
  }

  /** Has a type read and written as another one. */
  public void alias(PgType type, TypeCodec of) {
    users.put(type.oid(), new DomainCodec(type, of));
    rebuild();
  }

  public void reset(int oid) {
    users.remove(oid);
    rebuild();
  }

  /** Has what stands on other types made anew, of what these are now. */
  private void rebuild() {
    for (int oid : List.copyOf(facts.keySet())) known.remove(oid);
    for (int oid : facts.keySet()) learn(oid, new HashSet<>());
    arraysOfUsers();
  }

  /** Makes the built-in arrays of types that users have codecs for. */
  private void arraysOfUsers() {
    for (var codec : Builtins.BY_OID.values()) {
      if (!codec.type().kind().equals("array")) continue;
      var name = codec.type().name();
      known.remove(codec.type().oid());
      for (var user : users.values())
        if (name.equals(user.type().name() + "[]") && user.type().schema().equals("pg_catalog"))
          known.put(codec.type().oid(), new ArrayCodec(codec.type(), user));
    }
  }

  /** Forgets what the server has told. */
  public void forget() {
    for (int oid : facts.keySet()) known.remove(oid);
    facts.clear();
  }
}
