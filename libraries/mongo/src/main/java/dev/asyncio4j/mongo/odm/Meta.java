package dev.asyncio4j.mongo.odm;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Settings of a class of documents.
 *
 * <p><i>Python:</i> {@code class Meta}. A class that extends another one has its collection and its
 * naming, but its own of all else.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Meta {
  /** {@return the name of the collection; empty: the name of the class, in lower case with _} */
  String collection() default "";

  /**
   * {@return whether the class has no documents of its own, as a class that is abstract in Java}
   */
  boolean isAbstract() default false;

  /**
   * {@return whether an unknown field in the database is an error; otherwise it is kept as it is}
   */
  boolean strict() default true;

  /** {@return how constants become names of fields} */
  Naming naming() default Naming.LOWER;

  /**
   * Returns indexes by the names of fields.
   *
   * @return {@code "email"} ascending, {@code "-birthday"} descending, {@code "last,first"} of two;
   *     for more see a constant {@code List<IndexModel> INDEXES}
   */
  String[] indexes() default {};
}
