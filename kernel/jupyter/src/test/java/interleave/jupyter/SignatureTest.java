package interleave.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
  private static final List<byte[]> PARTS =
      List.of("{\"a\":1}".getBytes(UTF_8), new byte[0], "读者".getBytes(UTF_8));

  @ParameterizedTest
  @ValueSource(ints = {1, 36, 63, 64, 65, 200})
  void isTheJdksHmacForKeysOfEveryLength(int length) throws Exception {
    String key = "k".repeat(length);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
    PARTS.forEach(mac::update);
    String expected = HexFormat.of().formatHex(mac.doFinal());
    assertThat(new String(new Signature(key).of(PARTS), UTF_8)).isEqualTo(expected);
  }

  @Test
  void matchesOnlyItself() {
    Signature signature = new Signature("key");
    byte[] good = signature.of(PARTS);
    assertThat(signature.matches(good, PARTS)).isTrue();
    byte[] bad = good.clone();
    bad[bad.length - 1] ^= 1;
    assertThat(signature.matches(bad, PARTS)).isFalse();
    assertThat(signature.matches(new byte[0], PARTS)).isFalse();
    assertThat(new Signature("other").matches(good, PARTS)).isFalse();
  }

  @Test
  void anEmptyKeySignsNothingAndAcceptsEverything() {
    Signature none = new Signature("");
    assertThat(none.of(PARTS)).isEmpty();
    assertThat(none.matches("whatever".getBytes(UTF_8), PARTS)).isTrue();
  }
}
