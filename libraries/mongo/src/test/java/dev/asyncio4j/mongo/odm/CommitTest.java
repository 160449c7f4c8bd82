package dev.asyncio4j.mongo.odm;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.mongo.DuplicateKeyException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CommitTest extends WithDocuments {
  static final class User extends Doc {
    static final Field<String> EMAIL = Fields.email().required().unique();
    static final Field<String> NICK = Fields.str().unique();
    static final Field<String> FIRST = Fields.str();
    static final Field<String> LAST = Fields.str();
    static final List<IndexModel> INDEXES =
        List.of(
            new IndexModel(Indexes.ascending("first", "last"), new IndexOptions().unique(true)));
  }

  private static DocType<User> users(Instance instance) {
    var users = instance.register(User.class);
    await(users.ensureIndexes());
    return users;
  }

  private static User user(DocType<User> users, String email) {
    var user = users.create(Map.of("email", email, "first", email));
    await(user.commit());
    return user;
  }

  @Test
  @DisplayName("U-06 a value that is not unique is told by its field, also of several together")
  void unique() {
    withInstance(
        instance -> {
          var users = users(instance);
          user(users, "a@b.cd");
          var again = users.create(Map.of("email", "a@b.cd"));
          assertThat(refused(() -> await(again.commit())))
              .isEqualTo(Map.of("email", "Field value must be unique."));
          assertThat(again.isCreated()).isFalse();
          var names = Map.of("email", "x@y.zz", "first", "A", "last", "B");
          await(users.create(names).commit());
          var twin = users.create(Map.of("email", "y@y.zz", "first", "A", "last", "B"));
          var text = "Values of fields ['first', 'last'] must be unique together.";
          assertThat(refused(() -> await(twin.commit())))
              .isEqualTo(Map.of("first", text, "last", text));
        });
  }

  static final class Wheel extends Embedded {
    static final Field<String> SERIAL = Fields.str().unique();
    static final Field<Wheel> SPARE = Fields.embedded(Wheel.class);
  }

  static final class Bicycle extends Doc {
    static final Field<Wheel> FRONT = Fields.embedded(Wheel.class);
    static final Field<Wheel> REAR = Fields.embedded(Wheel.class);
    static final Field<Map<String, Wheel>> OTHERS = Fields.dict(Fields.embedded(Wheel.class));
    static final Field<Map<String, String>> NAMES = Fields.dict(Fields.str().unique());
  }

  @Test
  @DisplayName("U-06 every path to a unique field inside has its index; what is in maps has none")
  void uniqueInside() {
    var instance = Instance.create();
    instance.registerEmbedded(Wheel.class);
    var keys = instance.register(Bicycle.class).indexes().stream().map(IndexModel::getKeys);
    assertThat(keys)
        .containsExactly(new Document("front.serial", 1), new Document("rear.serial", 1));
  }

  @Test
  @DisplayName("U-06 an index that the class does not know: the driver layer's exception")
  void foreignIndex() {
    withInstance(
        instance -> {
          var users = users(instance);
          var options = new IndexOptions().unique(true).name("foreign");
          await(users.collection().createIndex(Indexes.ascending("age"), options));
          await(users.collection().insertOne(new Document("age", 1)));
          var told =
              failure(
                  DuplicateKeyException.class,
                  users.collection().insertOne(new Document("age", 1)));
          assertThat(told.getCode()).isEqualTo(11000);
          assertThat(users.indexes().stream().map(each -> each.getOptions().isSparse()))
              .containsExactly(false, false, true);
        });
  }

  @Test
  @DisplayName("U-20 ensureIndexes twice changes nothing; other options are refused by the server")
  void indexes() {
    withInstance(
        instance -> {
          var users = users(instance);
          await(users.ensureIndexes());
          var names =
              await(users.collection().listIndexes().map(each -> each.get("name")).toList());
          assertThat(names)
              .containsExactlyInAnyOrder("_id_", "email_1", "nick_1", "first_1_last_1");
        });
  }

  @Test
  @DisplayName("U-07 a failed commit leaves the document as it was")
  void failed() {
    withInstance(
        instance -> {
          var users = users(instance);
          user(users, "a@b.cd");
          var other = user(users, "b@b.cd");
          other.set(User.EMAIL, "a@b.cd");
          refused(() -> await(other.commit()));
          assertThat(other.isModified()).isTrue();
          assertThat(other.modifiedFields()).containsExactly("email");
          assertThat(other.isCreated()).isTrue();
          var fresh = users.create(Map.of("email", "a@b.cd"));
          refused(() -> await(fresh.commit()));
          assertThat(fresh.isCreated()).isFalse();
          assertThat(fresh.pk()).isNull();
          fresh.set(User.EMAIL, "c@b.cd");
          await(fresh.commit());
          assertThat(fresh.pk()).isNotNull();
        });
  }

  @Test
  @DisplayName("U-07 a cancelled commit: what was changed stays so, and a second one adds no twin")
  void cancelled() {
    withInstance(
        instance -> {
          var users = users(instance);
          for (int i = 0; i < 20; i++) {
            var user = users.create(Map.of("email", "u" + i + "@b.cd", "first", "f" + i));
            var task = createTask(user.commit());
            for (int j = 0; j < i % 8; j++) await(sleep(Duration.ZERO));
            task.cancel();
            try {
              await(task);
            } catch (CancelledError e) {
              assertThat(user.isModified()).isTrue();
              try {
                await(user.commit());
              } catch (ValidationException there) {
                assertThat(there.messages()).hasSize(1);
              }
            }
          }
          assertThat(await(users.countDocuments())).isEqualTo(20);
        });
  }

  @Test
  @DisplayName(
      "U-08 conditions that are not met, and documents that are gone; theirs stay unchanged")
  void conditions() {
    withInstance(
        instance -> {
          var users = users(instance);
          var user = user(users, "a@b.cd");
          var conditions = new Document("first", "nobody");
          user.set(User.LAST, "L");
          var refused =
              failure(
                  UpdateException.class,
                  user.commit(CommitOptions.defaults().conditions(conditions)));
          assertThat(refused.result().getMatchedCount()).isZero();
          assertThat(conditions).isEqualTo(new Document("first", "nobody"));
          failure(DeleteException.class, user.delete(conditions));
          await(
              user.commit(
                  CommitOptions.defaults().conditions(users.query().eq(User.FIRST, "a@b.cd"))));
          await(users.collection().deleteMany(new Document()));
          user.set(User.LAST, "M");
          failure(UpdateException.class, user.commit());
          failure(DeleteException.class, user.delete());
          var unsaved = users.create(Map.of("email", "x@y.zz"));
          failure(NotCreatedException.class, unsaved.reload());
          failure(NotCreatedException.class, unsaved.delete());
          failure(
              NotCreatedException.class,
              unsaved.commit(CommitOptions.defaults().conditions(conditions)));
          assertThatThrownBy(unsaved::toMongoUpdate).isInstanceOf(NotCreatedException.class);
          assertThatThrownBy(unsaved::dbref).isInstanceOf(NotCreatedException.class);
        });
  }

  @Test
  @DisplayName("U-09 the key of a document in the database stays; reload drops what was changed")
  void keyAndReload() {
    withInstance(
        instance -> {
          var users = users(instance);
          var user = user(users, "a@b.cd");
          assertThatThrownBy(() -> user.set("id", null))
              .isInstanceOf(AlreadyCreatedException.class);
          assertThatThrownBy(() -> user.unset(Doc.ID)).isInstanceOf(AlreadyCreatedException.class);
          user.set(User.FIRST, "changed");
          await(user.reload());
          assertThat(user.get(User.FIRST)).isEqualTo("a@b.cd");
          assertThat(user.isModified()).isFalse();
          assertThat(user.dbref().getId()).isEqualTo(user.pk());
          await(users.collection().deleteMany(new Document()));
          failure(NotCreatedException.class, user.reload());
        });
  }

  static final class Keyed extends Doc {
    static final Field<UUID> KEY = Fields.uuid().attribute("_id").defaultValue(UUID::randomUUID);
  }

  @Test
  @DisplayName(
      "U-10 documents in the database are equal by type and key; unsaved to themselves only")
  void equality() {
    withInstance(
        instance -> {
          var users = users(instance);
          var user = users.create(Map.of("email", "a@b.cd"));
          var other = users.create(Map.of("email", "a@b.cd"));
          assertThat(user).isEqualTo(user).isNotEqualTo(other);
          int before = user.hashCode();
          assertThat(user.hashCode()).isEqualTo(before);
          await(user.commit());
          var found = await(users.findOne());
          assertThat(found).isEqualTo(user).isNotSameAs(user).hasSameHashCodeAs(user);
          var keyed = instance.register(Keyed.class).create();
          await(keyed.commit());
          var twin = keyed.copy();
          await(twin.commit());
          assertThat(twin.pk()).isNotNull().isNotEqualTo(keyed.pk());
          var copy = (User) user.copy();
          assertThat(copy).isNotEqualTo(user);
          assertThat(copy.pk()).isNull();
          assertThat(copy.isCreated()).isFalse();
          assertThat(copy.get(User.EMAIL)).isEqualTo("a@b.cd");
          assertThat(Ref.to(user)).isEqualTo(Ref.to(found)).hasSameHashCodeAs(Ref.to(found));
        });
  }

  @Test
  @DisplayName("U-20 an index that is there with other options is refused by the server")
  void otherOptions() {
    withInstance(
        instance -> {
          var users = instance.register(User.class);
          var options = new IndexOptions().name("email_1");
          await(users.collection().createIndex(Indexes.ascending("email"), options));
          assertThat(failure(MongoCommandException.class, users.ensureIndexes()))
              .hasMessageContaining("email_1");
        });
  }
}
