package dev.asyncio4j.postgres.session;

import dev.asyncio4j.postgres.CodecOptions;
import dev.asyncio4j.postgres.InterfaceException;
import dev.asyncio4j.postgres.PgCodec;
import dev.asyncio4j.postgres.PgType;
import dev.asyncio4j.postgres.codec.Hstore;
import dev.asyncio4j.postgres.codec.Types;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The codecs that users set. */
final class TypeCodecs {
  private final Session session;

  TypeCodecs(Session session) {
    this.session = session;
  }

  private PgType named(String type, String schema) {
    var found = Introspection.named(session, type, schema);
    if (found == null) throw new IllegalArgumentException("unknown type: " + schema + "." + type);
    return found;
  }

  @Nullable Void set(String type, PgCodec<?> codec, CodecOptions options) {
    var found = named(type, options.schema());
    boolean isComposite = found.kind().equals("composite");
    if (!found.kind().equals("scalar") && !found.kind().equals("enum") && !isComposite)
      throw new InterfaceException(
          "cannot use custom codec on type %s.%s: it is neither a scalar type nor a composite type"
              .formatted(options.schema(), type));
    if (isComposite && codec.format() != PgCodec.Format.TUPLE)
      throw new InterfaceException(
          "only tuple codecs are supported for composite types, not " + codec.format());
    session.types.set(found, codec);
    session.statements.clear();
    return null;
  }

  @Nullable Void setBuiltin(String type, String codecName, CodecOptions options) {
    var found = named(type, options.schema());
    if (codecName.equals("pg_contrib.hstore")) {
      session.types.set(found, PgCodec.text(Map.class, Hstore::write, Hstore::read));
    } else {
      var builtin = Types.builtin(codecName);
      if (builtin == null)
        throw new InterfaceException(codecName + " is not the name of a built-in type");
      session.types.alias(found, builtin);
    }
    session.statements.clear();
    return null;
  }

  @Nullable Void reset(String type, String schema) {
    session.types.reset(named(type, schema).oid());
    session.statements.clear();
    return null;
  }
}
