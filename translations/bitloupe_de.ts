<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ActivationsLens</name>
    <message>
        <source>all %1 columns are rounded</source>
        <translation>alle %1 Spalten sind gerundet</translation>
    </message>
    <message>
        <source>place %1 of %2, input channel %3: wanted %4, rounded to %5; up to %6 is pushed onto those behind</source>
        <translation>Platz %1 von %2, Eingangskanal %3: gewollt %4, gerundet auf %5; bis zu %6 wird auf die dahinter verschoben</translation>
    </message>
    <message>
        <source>least output error: %1, %2 above plain rounding</source>
        <translation>kleinster Ausgabefehler: %1, %2 über einfacher Rundung</translation>
    </message>
    <message>
        <source>plain rounding has the least output error so far</source>
        <translation>bisher hat einfache Rundung den kleinsten Ausgabefehler</translation>
    </message>
    <message>
        <source>%1 of %2 so far</source>
        <translation>bisher %1 von %2</translation>
    </message>
    <message>
        <source>≠ The two errors disagree: against plain rounding the outputs say better where the weights say worse, or the other way round.</source>
        <translation>≠ Die beiden Fehler widersprechen sich: Gegenüber einfacher Rundung sagen die Ausgaben besser, wo die Gewichte schlechter sagen, oder umgekehrt.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Output SQNR</source>
        <translation>Ausgabe-SQNR</translation>
    </message>
    <message>
        <source>against plain</source>
        <translation>gegen einfach</translation>
    </message>
    <message>
        <source>SQNR</source>
        <translation>SQNR</translation>
    </message>
    <message>
        <source>bits/w</source>
        <translation>Bit/G.</translation>
    </message>
    <message>
        <source>output channel</source>
        <translation>Ausgabekanal</translation>
    </message>
    <message>
        <source>output error (mean square)</source>
        <translation>Ausgabefehler (mittleres Quadrat)</translation>
    </message>
    <message>
        <source>output error: %1 (left bars), %2 (right bars)</source>
        <translation>Ausgabefehler: %1 (linke Balken), %2 (rechte Balken)</translation>
    </message>
    <message>
        <source>Output error by output channel</source>
        <translation>Ausgabefehler nach Ausgabekanal</translation>
    </message>
    <message>
        <source>%1: %2 of %3 channels are worse than with plain rounding.</source>
        <translation>%1: %2 von %3 Kanälen sind schlechter als bei einfacher Rundung.</translation>
    </message>
    <message>
        <source>channels in 16 bits</source>
        <translation>Kanäle in 16 Bit</translation>
    </message>
    <message>
        <source>work in 16 bits</source>
        <translation>Arbeit in 16 Bit</translation>
    </message>
    <message>
        <source>energy of the inputs in them</source>
        <translation>Energie der Eingänge darin</translation>
    </message>
    <message>
        <source>single inputs that reach it</source>
        <translation>einzelne Eingänge, die sie erreichen</translation>
    </message>
    <message>
        <source>from %1 on: %2 channels in 16 bits (%3 of %4), %5 of the work, %6 of the inputs&apos; energy</source>
        <translation>ab %1: %2 Kanäle in 16 Bit (%3 von %4), %5 der Arbeit, %6 der Energie der Eingänge</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>largest against the median: inputs %1 → %2, weights %3 → %4</source>
        <translation>Größtes gegenüber dem Median: Eingänge %1 → %2, Gewichte %3 → %4</translation>
    </message>
    <message>
        <source>outputs %1 → %2, weights %3 → %4; %5 of %6 output channels get worse</source>
        <translation>Ausgaben %1 → %2, Gewichte %3 → %4; %5 von %6 Ausgabekanälen werden schlechter</translation>
    </message>
    <message>
        <source>%1 on all %2 tokens %3, plain rounding %4</source>
        <translation>%1 auf allen %2 Tokens %3, einfache Rundung %4</translation>
    </message>
    <message>
        <source>up to %1 tokens it is worse than plain rounding</source>
        <translation>bis %1 Tokens ist es schlechter als einfache Rundung</translation>
    </message>
    <message>
        <source>ratio (AWQ), alpha (SmoothQuant)</source>
        <translation>Ratio (AWQ), Alpha (SmoothQuant)</translation>
    </message>
    <message>
        <source>%1 at %2: %3</source>
        <translation>%1 bei %2: %3</translation>
    </message>
    <message>
        <source>%1: least output error at %2, %3 of that at 0</source>
        <translation>%1: kleinster Ausgabefehler bei %2, %3 von dem bei 0</translation>
    </message>
    <message>
        <source>each token</source>
        <translation>jedes Token</translation>
    </message>
    <message>
        <source>all tokens, static</source>
        <translation>alle Tokens, statisch</translation>
    </message>
    <message>
        <source>all tokens</source>
        <translation>alle Tokens</translation>
    </message>
    <message>
        <source>SQNR of the outputs with a scale for: %1</source>
        <translation>SQNR der Ausgaben mit einer Skala für: %1</translation>
    </message>
    <message>
        <source>held apart</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>against plain, apart</source>
        <translation>geg. einfach, zurückgeh.</translation>
    </message>
    <message>
        <source>on tokens held apart: %1 (left bars), %2 (right bars)</source>
        <translation>auf zurückgehaltenen Tokens: %1 (linke Balken), %2 (rechte Balken)</translation>
    </message>
    <message>
        <source>Output error by output channel, on the tokens held apart</source>
        <translation>Ausgabefehler nach Ausgangskanal, auf den zurückgehaltenen Tokens</translation>
    </message>
    <message>
        <source>%1 on all %2 tokens %3, plain rounding %4; judged on %5 held apart</source>
        <translation>%1 auf allen %2 Tokens %3, einfache Rundung %4; beurteilt auf %5 zurückgehaltenen</translation>
    </message>
    <message>
        <source>plain rounding is the best on the tokens held apart so far</source>
        <translation>bisher ist einfache Rundung auf den zurückgehaltenen Tokens am besten</translation>
    </message>
    <message>
        <source>best on these: %1, %2 above plain rounding</source>
        <translation>am besten auf diesen: %1, %2 über einfacher Rundung</translation>
    </message>
    <message>
        <source>▲ %1 of %2 harm on tokens held apart</source>
        <translation>▲ %1 von %2 schaden auf zurückgehaltenen Tokens</translation>
    </message>
    <message>
        <source>%1 tokens held apart</source>
        <translation>%1 Tokens zurückgehalten</translation>
    </message>
    <message>
        <source>root mean squares, largest against the median: inputs %1, weights %2 · SmoothQuant asks for largest inputs, which an importance matrix does not hold</source>
        <translation>Quadratische Mittel, größtes gegenüber dem Median: Eingänge %1, Gewichte %2 · SmoothQuant braucht die größten Eingänge, die eine Wichtigkeitsmatrix nicht enthält</translation>
    </message>
    <message>
        <source>on tokens held apart: %1</source>
        <translation>auf zurückgehaltenen Tokens: %1</translation>
    </message>
    <message>
        <source>output error: %1</source>
        <translation>Ausgabefehler: %1</translation>
    </message>
    <message>
        <source>%1: %2 channels</source>
        <translation>%1: %2 Kanäle</translation>
    </message>
    <message>
        <source>output channel %1</source>
        <translation>Ausgangskanal %1</translation>
    </message>
</context>
<context>
    <name>BenchText</name>
    <message>
        <source>Limited by memory: %1 % of the %2 GB/s that can be read here.</source>
        <translation>Begrenzt durch den Speicher: %1 % der %2 GB/s, die sich hier lesen lassen.</translation>
    </message>
    <message>
        <source>Limited by the caches: %1 % of the %2 GB/s that can be read from them.</source>
        <translation>Begrenzt durch die Caches: %1 % der %2 GB/s, die sich aus ihnen lesen lassen.</translation>
    </message>
    <message>
        <source>Limited by arithmetic: %1 % of the machine&apos;s peak.</source>
        <translation>Begrenzt durch das Rechnen: %1 % der Spitzenleistung der Maschine.</translation>
    </message>
    <message>
        <source>Limited by unpacking: neither memory nor arithmetic is near its limit (%1 %).</source>
        <translation>Begrenzt durch das Entpacken: Weder Speicher noch Rechnen ist nahe der Grenze (%1 %).</translation>
    </message>
    <message>
        <source>%1, decoded first</source>
        <translation>%1, erst dekodiert</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 Threads</translation>
    </message>
    <message>
        <source>weights from memory</source>
        <translation>Gewichte aus dem Speicher</translation>
    </message>
    <message>
        <source>weights in the caches</source>
        <translation>Gewichte in den Caches</translation>
    </message>
    <message>
        <source>%1 %2 moves %3× fewer bytes than float32 and runs %4× faster.</source>
        <translation>%1 %2 bewegt %3-mal weniger Bytes als float32 und läuft %4-mal so schnell.</translation>
    </message>
    <message>
        <source>Limited by its start: so small a product is over before memory and arithmetic come near their limits (%1 %).</source>
        <translation>Begrenzt durch den Anlauf: Ein so kleines Produkt ist vorbei, bevor Speicher und Rechnen ihrer Grenze nahekommen (%1 %).</translation>
    </message>
    <message>
        <source>limited by memory</source>
        <translation>begrenzt durch den Speicher</translation>
    </message>
    <message>
        <source>limited by the caches</source>
        <translation>begrenzt durch die Caches</translation>
    </message>
    <message>
        <source>limited by arithmetic</source>
        <translation>begrenzt durch das Rechnen</translation>
    </message>
    <message>
        <source>limited by unpacking</source>
        <translation>begrenzt durch das Entpacken</translation>
    </message>
    <message>
        <source>limited by its start</source>
        <translation>begrenzt durch den Anlauf</translation>
    </message>
    <message>
        <source>%1 is faster still (%2), but does not count here: its SQNR of %3 is below %4 dB.</source>
        <translation>%1 ist noch schneller (%2), zählt hier aber nicht: Sein SQNR von %3 liegt unter %4 dB.</translation>
    </message>
    <message>
        <source>Powers of two as scales pay here: %1 takes %2× the time of %3.</source>
        <translation>Zweierpotenzen als Skalen lohnen sich hier: %1 braucht das %2-Fache der Zeit von %3.</translation>
    </message>
    <message>
        <source>Powers of two as scales save no time here: %1 takes %2× the time of %3.</source>
        <translation>Zweierpotenzen als Skalen sparen hier keine Zeit: %1 braucht das %2-Fache der Zeit von %3.</translation>
    </message>
    <message>
        <source>%1 is the fastest.</source>
        <translation>%1 ist am schnellsten.</translation>
    </message>
    <message>
        <source>%1 %2 moves %3× fewer bytes than float32 and yet is slower: it takes %4× the time.</source>
        <translation>%1 %2 bewegt %3-mal weniger Bytes als float32 und ist doch langsamer: Es braucht das %4-Fache der Zeit.</translation>
    </message>
    <message>
        <source>Wrong results: %1. They are up to %2 times as far from the product in double as rounding allows, so their times say nothing.</source>
        <translation>Falsche Ergebnisse: %1. Sie liegen bis zu %2-mal so weit vom Produkt in double entfernt, wie Rundung erlaubt; ihre Zeiten sagen daher nichts.</translation>
    </message>
    <message>
        <source>At %1 %2 is the fastest, %3; from %4 on %5, %6.</source>
        <translation>Bei %1 ist %2 am schnellsten, %3; ab %4 %5, %6.</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 Kern</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 Kerne</translation>
    </message>
    <message>
        <source>last cache %1</source>
        <translation>letzter Cache %1</translation>
    </message>
    <message>
        <source>reads %1 GB/s (one thread %2)</source>
        <translation>liest %1 GB/s (ein Thread %2)</translation>
    </message>
    <message>
        <source>multiplies %1 GFLOP/s in float32, %2 GOP/s in INT8, %3 GOP/s in signs</source>
        <translation>multipliziert %1 GFLOP/s in float32, %2 GOP/s in INT8, %3 GOP/s in Vorzeichen</translation>
    </message>
    <message>
        <source>clock drift %1 %</source>
        <translation>Taktdrift %1 %</translation>
    </message>
    <message>
        <source>Powers of two as scales save no time that could be told here from %1 (%2× its time).</source>
        <translation>Zweierpotenzen als Skalen sparen hier keine Zeit, die sich von %1 unterscheiden ließe (das %2-Fache seiner Zeit).</translation>
    </message>
</context>
<context>
    <name>BinsLens</name>
    <message>
        <source>%1 of %2 bits used</source>
        <translation>%1 von %2 Bits genutzt</translation>
    </message>
    <message>
        <source>%1: %2, %3, %4 levels. </source>
        <translation>%1: %2, %3, %4 Stufen. </translation>
    </message>
    <message>
        <source>the same at every size</source>
        <translation>bei jeder Größe gleich</translation>
    </message>
    <message>
        <source>%1 is better at every size</source>
        <translation>%1 ist bei jeder Größe besser</translation>
    </message>
    <message>
        <source>%1 is better up to groups of %2, then %3</source>
        <translation>%1 ist bis zu Gruppen von %2 besser, dann %3</translation>
    </message>
</context>
<context>
    <name>CalibratorModel</name>
    <message>
        <source>Calibrator</source>
        <translation>Kalibrierer</translation>
    </message>
    <message>
        <source>A click or Enter puts it to use.</source>
        <translation>Ein Klick oder Enter übernimmt ihn.</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>What the grid spans; the widest of all blocks where there are several.</source>
        <translation>Was das Gitter überspannt; bei mehreren Blöcken der breiteste.</translation>
    </message>
    <message>
        <source>SQNR</source>
        <translation>SQNR</translation>
    </message>
    <message>
        <source>Power of the weights over power of the error; 6 dB are one bit.</source>
        <translation>Leistung der Gewichte durch Leistung des Fehlers; 6 dB sind ein Bit.</translation>
    </message>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>Mean squared error.</source>
        <translation>Mittlerer quadratischer Fehler.</translation>
    </message>
    <message>
        <source>Mean error</source>
        <translation>Mittlerer Fehler</translation>
    </message>
    <message>
        <source>Mean distance between a weight and its quantized value.</source>
        <translation>Mittlerer Abstand zwischen einem Gewicht und seinem quantisierten Wert.</translation>
    </message>
    <message>
        <source>Largest error</source>
        <translation>Größter Fehler</translation>
    </message>
    <message>
        <source>Largest distance between a weight and its quantized value.</source>
        <translation>Größter Abstand zwischen einem Gewicht und seinem quantisierten Wert.</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Cosine of the angle between weights and quantized weights.</source>
        <translation>Kosinus des Winkels zwischen Gewichten und quantisierten Gewichten.</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>Divergence of the two distributions over 2048 common bins, in nats.</source>
        <translation>Divergenz der beiden Verteilungen über 2048 gemeinsame Klassen, in Nat.</translation>
    </message>
    <message>
        <source>Clipped</source>
        <translation>Abgeschnitten</translation>
    </message>
    <message>
        <source>Share of the weights beyond the range.</source>
        <translation>Anteil der Gewichte jenseits des Bereichs.</translation>
    </message>
    <message>
        <source>Clipped energy</source>
        <translation>Abgeschnittene Energie</translation>
    </message>
    <message>
        <source>Share of the sum of squares that the clipped weights hold.</source>
        <translation>Anteil der abgeschnittenen Gewichte an der Quadratsumme.</translation>
    </message>
    <message>
        <source>Error of clipping</source>
        <translation>Abschneidefehler</translation>
    </message>
    <message>
        <source>Share of the squared error that is due to clipping; the rest is rounding.</source>
        <translation>Anteil des quadrierten Fehlers, der vom Abschneiden kommt; der Rest ist Rundung.</translation>
    </message>
    <message>
        <source>Bits used</source>
        <translation>Genutzte Bits</translation>
    </message>
    <message>
        <source>Entropy of the codes.</source>
        <translation>Entropie der Codes.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What the choosing took, all blocks together.</source>
        <translation>Wie lange die Wahl dauerte, alle Blöcke zusammen.</translation>
    </message>
    <message>
        <source>Relative error</source>
        <translation>Relativer Fehler</translation>
    </message>
    <message>
        <source>Root of the squared error over the squared weights.</source>
        <translation>Wurzel aus dem quadrierten Fehler, geteilt durch die quadrierten Gewichte.</translation>
    </message>
</context>
<context>
    <name>CalibratorsLens</name>
    <message>
        <source>%1 is best: %2</source>
        <translation>%1 ist am besten: %2</translation>
    </message>
    <message>
        <source>%1 above %2</source>
        <translation>%1 über %2</translation>
    </message>
    <message>
        <source>%1 of %2 so far</source>
        <translation>bisher %1 von %2</translation>
    </message>
</context>
<context>
    <name>ChannelModel</name>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>SQNR</source>
        <translation>SQNR</translation>
    </message>
    <message>
        <source>Clipped</source>
        <translation>Abgeschnitten</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>Min</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skala</translation>
    </message>
    <message>
        <source>Zero point</source>
        <translation>Nullpunkt</translation>
    </message>
</context>
<context>
    <name>ChannelQuantity</name>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>SQNR, dB</source>
        <translation>SQNR, dB</translation>
    </message>
    <message>
        <source>Range of the weights</source>
        <translation>Spannweite der Gewichte</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skala</translation>
    </message>
</context>
<context>
    <name>ChartMenu</name>
    <message numerus="yes">
        <source>… %n more row(s): copy as CSV for all</source>
        <translation>
            <numerusform>… %n weitere Zeile: für alle als CSV kopieren</numerusform>
            <numerusform>… %n weitere Zeilen: für alle als CSV kopieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save picture as P&amp;NG…</source>
        <translation>Bild als P&amp;NG speichern…</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Save picture as S&amp;VG…</source>
        <translation>Bild als S&amp;VG speichern…</translation>
    </message>
    <message>
        <source>SVG drawings (*.svg)</source>
        <translation>SVG-Zeichnungen (*.svg)</translation>
    </message>
    <message>
        <source>&amp;Save values as CSV…</source>
        <translation>Werte als &amp;CSV speichern…</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>Copy &amp;picture</source>
        <translation>&amp;Bild kopieren</translation>
    </message>
    <message>
        <source>Copy chosen &amp;rows</source>
        <translation>Gewählte &amp;Zeilen kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy values as CSV</source>
        <translation>&amp;Werte als CSV kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;Markdown</source>
        <translation>Als &amp;Markdown kopieren</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Als %1 gespeichert.</translation>
    </message>
    <message>
        <source>Cannot save %1: %2.</source>
        <translation>%1 lässt sich nicht speichern: %2.</translation>
    </message>
    <message>
        <source>Reset &amp;zoom</source>
        <translation>V&amp;ergrößerung zurücksetzen</translation>
    </message>
</context>
<context>
    <name>ErrorMapLens</name>
    <message>
        <source>%1 = %2, nearest level %3 = code %4</source>
        <translation>%1 = %2, nächste Stufe %3 = Code %4</translation>
    </message>
    <message>
        <source>one scale for the whole tensor</source>
        <translation>eine Skala für den ganzen Tensor</translation>
    </message>
    <message>
        <source>one scale for this channel</source>
        <translation>eine Skala für diesen Kanal</translation>
    </message>
    <message>
        <source>one scale for these %1 weights</source>
        <translation>eine Skala für diese %1 Gewichte</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>Kanal %1</translation>
    </message>
    <message>
        <source>input %1</source>
        <translation>Eingang %1</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>Gruppe %1</translation>
    </message>
    <message>
        <source>%1, in bits %2</source>
        <translation>%1, binär %2</translation>
    </message>
    <message>
        <source>none: the weight is not finite</source>
        <translation>keiner: Das Gewicht ist nicht endlich</translation>
    </message>
    <message>
        <source> (%1 of the step)</source>
        <translation> (%1 der Stufenweite)</translation>
    </message>
    <message>
        <source>, clipped</source>
        <translation>, abgeschnitten</translation>
    </message>
    <message>
        <source>; zero point %1</source>
        <translation>; Nullpunkt %1</translation>
    </message>
    <message>
        <source>; minimum %1</source>
        <translation>; Minimum %1</translation>
    </message>
    <message>
        <source>channel %1, input %2</source>
        <translation>Kanal %1, Eingang %2</translation>
    </message>
    <message>
        <source>; set by the largest weight, %1 at %2</source>
        <translation>; bestimmt vom größten Gewicht, %1 bei %2</translation>
    </message>
    <message>
        <source>; the largest weight is %1 at %2</source>
        <translation>; das größte Gewicht ist %1 bei %2</translation>
    </message>
    <message>
        <source>, %1 times the median</source>
        <translation>, das %1-Fache des Medians</translation>
    </message>
    <message>
        <source>bits %1–%2 of %3</source>
        <translation>Bits %1–%2 von %3</translation>
    </message>
    <message>
        <source> at byte %1 (0x%2) of the file</source>
        <translation> bei Byte %1 (0x%2) der Datei</translation>
    </message>
    <message>
        <source>, unpacked from a compressed chunk (byte %1 of the array)</source>
        <translation>, aus einem komprimierten Chunk entpackt (Byte %1 des Arrays)</translation>
    </message>
    <message>
        <source>, big-endian</source>
        <translation>, Big-Endian</translation>
    </message>
    <message>
        <source>, little-endian</source>
        <translation>, Little-Endian</translation>
    </message>
    <message>
        <source>bits %1–%2 of byte %3 of the packed codes</source>
        <translation>Bits %1–%2 von Byte %3 der gepackten Codes</translation>
    </message>
    <message>
        <source>bits %1–7 of byte %2 and 0–%3 of the next of the packed codes</source>
        <translation>Bits %1–7 von Byte %2 und 0–%3 des nächsten der gepackten Codes</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skala</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Gemittelt</translation>
    </message>
    <message>
        <source>Root mean square</source>
        <translation>Quadratisch gemittelt</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Maximal</translation>
    </message>
    <message>
        <source>every cell is one weight</source>
        <translation>jede Zelle ist ein Gewicht</translation>
    </message>
    <message>
        <source>every cell is %1 × %2 weights</source>
        <translation>jede Zelle ist %1 × %2 Gewichte</translation>
    </message>
    <message>
        <source>no finite weight</source>
        <translation>kein endliches Gewicht</translation>
    </message>
    <message>
        <source>%1 of channels %2, inputs %3; %4.</source>
        <translation>%1 für Kanäle %2, Eingänge %3; %4.</translation>
    </message>
    <message>
        <source>The largest is %1, at channel %2, input %3.</source>
        <translation>Der größte Wert ist %1, bei Kanal %2, Eingang %3.</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>; below zero %1</source>
        <translation>; unter null %1</translation>
    </message>
    <message>
        <source>%1 &lt; %2: code %3</source>
        <translation>%1 &lt; %2: Code %3</translation>
    </message>
    <message>
        <source>%1 &gt; %2: code %3</source>
        <translation>%1 &gt; %2: Code %3</translation>
    </message>
    <message>
        <source>%1 ≤ %2 ≤ %3: code %4</source>
        <translation>%1 ≤ %2 ≤ %3: Code %4</translation>
    </message>
    <message>
        <source>%1 ≥ %2: code %3</source>
        <translation>%1 ≥ %2: Code %3</translation>
    </message>
    <message>
        <source>NaN counts as 0: code %1</source>
        <translation>NaN zählt als 0: Code %1</translation>
    </message>
    <message>
        <source>the scale is 0: code %1</source>
        <translation>die Skala ist 0: Code %1</translation>
    </message>
    <message>
        <source>%1; the rounding chose code %2</source>
        <translation>%1; die Rundung wählte Code %2</translation>
    </message>
</context>
<context>
    <name>HistogramLens</name>
    <message>
        <source>channel %1: %2 % of the error</source>
        <translation>Kanal %1: %2 % des Fehlers</translation>
    </message>
    <message>
        <source>%1 channels: %2 % of the error</source>
        <translation>%1 Kanäle: %2 % des Fehlers</translation>
    </message>
    <message>
        <source>scalar</source>
        <translation>Skalar</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>Mittel %1</translation>
    </message>
    <message>
        <source>σ %1</source>
        <translation>σ %1</translation>
    </message>
    <message>
        <source>kurtosis %1</source>
        <translation>Kurtosis %1</translation>
    </message>
    <message>
        <source>%1 not finite</source>
        <translation>%1 nicht endlich</translation>
    </message>
    <message>
        <source>Weights from %1 to %2. </source>
        <translation>Gewichte von %1 bis %2. </translation>
    </message>
    <message>
        <source>%1 clips at %2, %3. </source>
        <translation>%1 schneidet bei %2 ab, %3. </translation>
    </message>
    <message>
        <source>widest block: code %1 → %2</source>
        <translation>breitester Block: Code %1 → %2</translation>
    </message>
    <message>
        <source>code %1 → %2</source>
        <translation>Code %1 → %2</translation>
    </message>
    <message>
        <source>all weights are %1</source>
        <translation>alle Gewichte sind %1</translation>
    </message>
    <message>
        <source>Calibrator</source>
        <translation>Kalibrierer</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>SQNR</source>
        <translation>SQNR</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Pin %1</source>
        <translation>%1 anheften</translation>
    </message>
    <message>
        <source>Rename pin %1</source>
        <translation>Pin %1 umbenennen</translation>
    </message>
    <message>
        <source>Remove pin %1</source>
        <translation>Pin %1 entfernen</translation>
    </message>
    <message>
        <source>Order of the pins</source>
        <translation>Reihenfolge der Pins</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>wie in der Datei</translation>
    </message>
    <message>
        <source>Output axis: %1 → %2</source>
        <translation>Ausgabeachse: %1 → %2</translation>
    </message>
    <message>
        <source>Choice in %1</source>
        <translation>Auswahl in %1</translation>
    </message>
    <message>
        <source>Hold apart: %1 → %2</source>
        <translation>Zurückhalten: %1 → %2</translation>
    </message>
    <message>
        <source>Match activations</source>
        <translation>Aktivierungen zuordnen</translation>
    </message>
</context>
<context>
    <name>KernelsFacts</name>
    <message>
        <source>Way</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Bounds</source>
        <translation>Unsicherheit</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Beschleunigung</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>A16</source>
        <translation>A16</translation>
    </message>
    <message>
        <source>INT8</source>
        <translation>INT8</translation>
    </message>
    <message>
        <source>signs</source>
        <translation>Vorzeichen</translation>
    </message>
    <message>
        <source>Ended early: not everything is measured.</source>
        <translation>Vorzeitig beendet: Nicht alles ist gemessen.</translation>
    </message>
    <message>
        <source>Packed in</source>
        <translation>Gepackt in</translation>
    </message>
    <message>
        <source>… %1 more</source>
        <translation>… %1 weitere</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>packed in</source>
        <translation>gepackt in</translation>
    </message>
    <message>
        <source>speed-up</source>
        <translation>Beschleunigung</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1…</source>
        <extracomment>&quot;Bits…&quot;: goes to the control of this setting</extracomment>
        <translation>%1…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>menu</comment>
        <extracomment>&quot;File: Open…&quot;: a menu and its entry</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>Linse</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Tensor</source>
        <translation>Tensor</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>&quot;Calibrator: MSE search&quot;: a setting and its value</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
</context>
<context>
    <name>PinsDock</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Bits per weight</source>
        <translation>Bits pro Gewicht</translation>
    </message>
    <message>
        <source>Largest error</source>
        <translation>Größter Fehler</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Output SQNR</source>
        <translation>Ausgabe-SQNR</translation>
    </message>
    <message>
        <source>%1, held apart %2</source>
        <translation>%1, zurückgehalten %2</translation>
    </message>
</context>
<context>
    <name>ResultPanel</name>
    <message>
        <source>weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>SQNR</source>
        <translation>SQNR</translation>
    </message>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>Largest error</source>
        <translation>Größter Fehler</translation>
    </message>
    <message>
        <source>Mean error</source>
        <translation>Mittlerer Fehler</translation>
    </message>
    <message>
        <source>Relative error</source>
        <translation>Relativer Fehler</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL-Divergenz</translation>
    </message>
    <message>
        <source>Clipped</source>
        <translation>Abgeschnitten</translation>
    </message>
    <message>
        <source>Bits per weight</source>
        <translation>Bits pro Gewicht</translation>
    </message>
    <message>
        <source>Size before</source>
        <translation>Größe vorher</translation>
    </message>
    <message>
        <source>Size after</source>
        <translation>Größe nachher</translation>
    </message>
    <message>
        <source>Code entropy</source>
        <translation>Code-Entropie</translation>
    </message>
    <message>
        <source>Used levels</source>
        <translation>Genutzte Stufen</translation>
    </message>
    <message>
        <source>Best possible (Lloyd–Max)</source>
        <translation>Bestmöglich (Lloyd–Max)</translation>
    </message>
    <message>
        <source>Bound for a Gaussian (R(D))</source>
        <translation>Schranke für Normalverteilung (R(D))</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Output SQNR</source>
        <translation>Ausgabe-SQNR</translation>
    </message>
    <message>
        <source>Output MSE</source>
        <translation>Ausgabe-MSE</translation>
    </message>
    <message>
        <source>Output SQNR, apart</source>
        <translation>Ausgabe-SQNR, zurückgeh.</translation>
    </message>
    <message>
        <source>Output MSE, apart</source>
        <translation>Ausgabe-MSE, zurückgeh.</translation>
    </message>
</context>
<context>
    <name>SessionFile</name>
    <message>
        <source>%1 is a damaged session file: %2 at byte %3.</source>
        <translation>%1 ist eine beschädigte Sitzungsdatei: %2 bei Byte %3.</translation>
    </message>
    <message>
        <source>%1 is no session file of Bitloupe.</source>
        <translation>%1 ist keine Sitzungsdatei von Bitloupe.</translation>
    </message>
    <message>
        <source>%1 was saved by a newer Bitloupe (version %2 of session files; this program reads version %3). Update Bitloupe to open it.</source>
        <translation>%1 wurde von einem neueren Bitloupe gespeichert (Version %2 der Sitzungsdateien; dieses Programm liest Version %3). Zum Öffnen Bitloupe aktualisieren.</translation>
    </message>
    <message>
        <source>%1 is a damaged session file: it names no version.</source>
        <translation>%1 ist eine beschädigte Sitzungsdatei: Sie nennt keine Version.</translation>
    </message>
    <message>
        <source>%1 is too large for a session file (%2).</source>
        <translation>%1 ist zu groß für eine Sitzungsdatei (%2).</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>%1 konnte nicht geschrieben werden: %2.</translation>
    </message>
</context>
<context>
    <name>SweepChart</name>
    <message>
        <source>%1: not settled before all samples</source>
        <translation>%1: erst mit allen Proben stabil</translation>
    </message>
    <message>
        <source>%1: settled from %2 samples on</source>
        <translation>%1: ab %2 Proben stabil</translation>
    </message>
</context>
<context>
    <name>ThresholdItem</name>
    <message>
        <source>%1, upper end: %2</source>
        <translation>%1, oberes Ende: %2</translation>
    </message>
    <message>
        <source>%1, lower end: %2</source>
        <translation>%1, unteres Ende: %2</translation>
    </message>
</context>
<context>
    <name>WindowSettings</name>
    <message>
        <source>%1 could not be written.</source>
        <translation>%1 konnte nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>bitloupe::AboutDialog</name>
    <message>
        <source>Kernels: %1</source>
        <translation>Rechenkerne: %1</translation>
    </message>
    <message>
        <source>Compute threads: %1</source>
        <translation>Rechen-Threads: %1</translation>
    </message>
    <message>
        <source>Built with %1</source>
        <translation>Erstellt mit %1</translation>
    </message>
    <message>
        <source>About Bitloupe</source>
        <translation>Über Bitloupe</translation>
    </message>
    <message>
        <source>Bitloupe shows what quantization does to neural-network weights.</source>
        <translation>Bitloupe zeigt, was Quantisierung mit den Gewichten neuronaler Netze macht.</translation>
    </message>
    <message>
        <source>The source is under the Apache License 2.0. This window links Qt Charts, so the program as a whole is under the GNU General Public License 3. bitloupe-cli does not link it. The built-in sample is the 260K TinyStories model, under the MIT licence.</source>
        <translation>Der Quelltext steht unter der Apache License 2.0. Dieses Fenster bindet Qt Charts ein, deshalb steht das Programm als Ganzes unter der GNU General Public License 3. bitloupe-cli bindet es nicht ein. Das eingebaute Beispiel ist das 260K-TinyStories-Modell unter der MIT-Lizenz.</translation>
    </message>
    <message>
        <source>&amp;Copy versions</source>
        <translation>Versionen &amp;kopieren</translation>
    </message>
</context>
<context>
    <name>bitloupe::ActivityBar</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 Threads</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop the work that is under way (Esc)</source>
        <translation>Die laufende Arbeit anhalten (Esc)</translation>
    </message>
    <message>
        <source>Looking through %1</source>
        <translation>%1 wird durchsucht</translation>
    </message>
    <message>
        <source>%1: sample of 1 in %2 weights in %3; the exact answer follows</source>
        <translation>%1: Stichprobe von 1 aus %2 Gewichten in %3; die exakte Antwort folgt</translation>
    </message>
    <message>
        <source>%1 analysed exactly: %2 weights in %3, %4</source>
        <translation>%1 exakt analysiert: %2 Gewichte in %3, %4</translation>
    </message>
</context>
<context>
    <name>bitloupe::Arrivals</name>
    <message>
        <source>Only files of this machine can be opened. Save %1 here first.</source>
        <translation>Nur Dateien dieses Rechners lassen sich öffnen. %1 bitte erst hier speichern.</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message numerus="yes">
        <source>%n folders</source>
        <translation>
            <numerusform>%n Ordner</numerusform>
            <numerusform>%n Ordnern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is no weight file in %1: none of the %n files is npy, npz, HDF5 or safetensors.</source>
        <translation>
            <numerusform>In %1 ist keine Gewichtsdatei: Die %n Datei ist weder npy noch npz, HDF5 oder safetensors.</numerusform>
            <numerusform>In %1 ist keine Gewichtsdatei: Keine der %n Dateien ist npy, npz, HDF5 oder safetensors.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n weight files in %1</source>
        <translation>
            <numerusform>%n Gewichtsdatei in %1</numerusform>
            <numerusform>%n Gewichtsdateien in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; more may be there: open a folder further down.</source>
        <translation>%1; es können mehr sein: einen tieferen Ordner öffnen.</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n other files hold no weights and are left out.</source>
        <translation>
            <numerusform>%1; %n weitere Datei enthält keine Gewichte und bleibt weg.</numerusform>
            <numerusform>%1; %n weitere Dateien enthalten keine Gewichte und bleiben weg.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bitloupe::BinErrorChart</name>
    <message>
        <source>weight ÷ largest of its block</source>
        <translation>Gewicht ÷ größtes seines Blocks</translation>
    </message>
    <message>
        <source>distance to the level</source>
        <translation>Abstand zur Stufe</translation>
    </message>
    <message>
        <source>Error inside each bin</source>
        <translation>Fehler in jedem Bin</translation>
    </message>
    <message>
        <source>weight %1</source>
        <translation>Gewicht %1</translation>
    </message>
    <message>
        <source>
%1: %2 to level %3</source>
        <translation>
%1: %2 zur Stufe %3</translation>
    </message>
</context>
<context>
    <name>bitloupe::BinsLens</name>
    <message>
        <source>Where the levels fall</source>
        <translation>Wo die Stufen liegen</translation>
    </message>
    <message>
        <source>How often each level is used</source>
        <translation>Wie oft jede Stufe vorkommt</translation>
    </message>
    <message>
        <source>Error inside each bin</source>
        <translation>Fehler in jedem Bin</translation>
    </message>
    <message>
        <source>First grid, of the settings</source>
        <translation>Erstes Gitter, aus den Einstellungen</translation>
    </message>
    <message>
        <source>Second grid</source>
        <translation>Zweites Gitter</translation>
    </message>
    <message>
        <source>level, from the lowest</source>
        <translation>Stufe, von der niedrigsten an</translation>
    </message>
    <message>
        <source>% of the weights</source>
        <translation>% der Gewichte</translation>
    </message>
    <message>
        <source>shaded: squared error</source>
        <translation>schattiert: quadrierter Fehler</translation>
    </message>
    <message>
        <source> · largest weight of the block = 1</source>
        <translation> · größtes Gewicht des Blocks = 1</translation>
    </message>
    <message numerus="yes">
        <source>Where the %n levels fall</source>
        <translation>
            <numerusform>Wo die %n Stufe liegt</numerusform>
            <numerusform>Wo die %n Stufen liegen</numerusform>
        </translation>
    </message>
    <message>
        <source>Where %1 and %2 levels fall</source>
        <translation>Wo %1 und %2 Stufen liegen</translation>
    </message>
    <message>
        <source>Choose two grids of at most 256 levels.</source>
        <translation>Zwei Gitter mit höchstens 256 Stufen wählen.</translation>
    </message>
    <message>
        <source>level %1 from the lowest</source>
        <translation>Stufe %1 von unten</translation>
    </message>
    <message>
        <source>
%1: %2 weights at %3</source>
        <translation>
%1: %2 Gewichte bei %3</translation>
    </message>
    <message>
        <source>Error by group size</source>
        <translation>Fehler nach Gruppengröße</translation>
    </message>
</context>
<context>
    <name>bitloupe::CalibratorsLens</name>
    <message>
        <source>Which calibrator is best here?</source>
        <translation>Welcher Kalibrierer ist hier der beste?</translation>
    </message>
    <message>
        <source>What each one clips</source>
        <translation>Was jeder abschneidet</translation>
    </message>
    <message>
        <source>What they look at</source>
        <translation>Worauf sie schauen</translation>
    </message>
    <message>
        <source>How many samples it takes</source>
        <translation>Wie viele Proben nötig sind</translation>
    </message>
    <message>
        <source>Calibrators</source>
        <translation>Kalibrierer</translation>
    </message>
    <message>
        <source>Which objective is shown</source>
        <translation>Welche Zielfunktion gezeigt wird</translation>
    </message>
    <message>
        <source>Sample sweep</source>
        <translation>Probenreihe</translation>
    </message>
    <message>
        <source>Take the first axis of the tensor as samples, as activations have them</source>
        <translation>Die erste Achse des Tensors als Proben nehmen, wie bei Aktivierungen</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Show how the range settles instead of the error</source>
        <translation>Statt des Fehlers zeigen, wie der Bereich zur Ruhe kommt</translation>
    </message>
    <message>
        <source>This format finds its scales itself: no calibrator is asked.</source>
        <translation>Dieses Format findet seine Skalen selbst: Kein Kalibrierer wird gefragt.</translation>
    </message>
    <message>
        <source>of the first block</source>
        <translation>des ersten Blocks</translation>
    </message>
</context>
<context>
    <name>bitloupe::ChannelChart</name>
    <message>
        <source>channel, 0 to %1</source>
        <translation>Kanal, 0 bis %1</translation>
    </message>
    <message>
        <source>one channel</source>
        <translation>ein Kanal</translation>
    </message>
    <message>
        <source>%1 by channel</source>
        <translation>%1 nach Kanal</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s). </source>
        <translation>
            <numerusform>%n Kanal. </numerusform>
            <numerusform>%n Kanäle. </numerusform>
        </translation>
    </message>
    <message>
        <source>channel %1
%2 … %3
scale %4
MSE %5, %6</source>
        <translation>Kanal %1
%2 … %3
Skala %4
MSE %5, %6</translation>
    </message>
    <message>
        <source>%1: zero in every channel.</source>
        <translation>%1: null in jedem Kanal.</translation>
    </message>
</context>
<context>
    <name>bitloupe::ChannelErrorChart</name>
    <message>
        <source>channel %1
MSE %2
%3</source>
        <translation>Kanal %1
MSE %2
%3</translation>
    </message>
    <message>
        <source>channel, 0 to %1</source>
        <translation>Kanal, 0 bis %1</translation>
    </message>
    <message>
        <source>one channel</source>
        <translation>ein Kanal</translation>
    </message>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>MSE by output channel</source>
        <translation>MSE nach Ausgabekanal</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s). </source>
        <translation>
            <numerusform>%n Kanal. </numerusform>
            <numerusform>%n Kanäle. </numerusform>
        </translation>
    </message>
    <message>
        <source>No error in any channel: every weight lies on a level.</source>
        <translation>Kein Fehler in irgendeinem Kanal: Jedes Gewicht liegt auf einer Stufe.</translation>
    </message>
</context>
<context>
    <name>bitloupe::ChannelsLens</name>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>What the chart shows for each channel</source>
        <translation>Was das Diagramm für jeden Kanal zeigt</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n Kanal</numerusform>
            <numerusform>%n Kanäle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bitloupe::ColumnsView</name>
    <message>
        <source>place in the order of work</source>
        <translation>Platz in der Arbeitsreihenfolge</translation>
    </message>
    <message>
        <source>change of the weight: left of the line by rounding, right of it pushed there so far</source>
        <translation>Änderung des Gewichts: links der Linie durch Rundung, rechts davon bisher dorthin verschoben</translation>
    </message>
    <message>
        <source>diagonal of the factor</source>
        <translation>Diagonale des Faktors</translation>
    </message>
    <message>
        <source>Output channel</source>
        <translation>Ausgabekanal</translation>
    </message>
    <message>
        <source>Columns rounded</source>
        <translation>Gerundete Spalten</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Round the next column</source>
        <translation>Die nächste Spalte runden</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Round one column after the other</source>
        <translation>Eine Spalte nach der anderen runden</translation>
    </message>
    <message>
        <source>GPTQ, column by column</source>
        <translation>GPTQ, Spalte für Spalte</translation>
    </message>
    <message>
        <source>Diagonal of the factor</source>
        <translation>Diagonale des Faktors</translation>
    </message>
    <message>
        <source>Of %1 columns. The larger it is, the less the columns behind can make good.</source>
        <translation>Von %1 Spalten. Je größer sie ist, desto weniger können die Spalten dahinter gutmachen.</translation>
    </message>
    <message>
        <source>%1, the first %2 of %3 columns</source>
        <translation>%1, die ersten %2 von %3 Spalten</translation>
    </message>
    <message>
        <source>place %1: input channel %2
mean square of its input %3
diagonal %4
weight %5, nearest %6, GPTQ %7</source>
        <translation>Platz %1: Eingangskanal %2
mittleres Quadrat seines Eingangs %3
Diagonale %4
Gewicht %5, nächste Stufe %6, GPTQ %7</translation>
    </message>
</context>
<context>
    <name>bitloupe::DropTarget</name>
    <message>
        <source>Drop to open %1</source>
        <translation>Loslassen, um %1 zu öffnen</translation>
    </message>
    <message numerus="yes">
        <source>Drop to open %n files and folders</source>
        <translation>
            <numerusform>Loslassen, um %n Datei oder Ordner zu öffnen</numerusform>
            <numerusform>Loslassen, um %n Dateien und Ordner zu öffnen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bitloupe::ErrorMapLens</name>
    <message>
        <source>What quantizing adds to each weight: decoded − weight</source>
        <translation>Was das Quantisieren zu jedem Gewicht hinzufügt: dekodiert − Gewicht</translation>
    </message>
    <message>
        <source>The weights as they are</source>
        <translation>Die Gewichte, wie sie sind</translation>
    </message>
    <message>
        <source>The codes that are stored</source>
        <translation>Die Codes, die gespeichert werden</translation>
    </message>
    <message>
        <source>The scale of the block that a weight is in</source>
        <translation>Die Skala des Blocks, in dem ein Gewicht liegt</translation>
    </message>
    <message>
        <source>RMS</source>
        <translation>RMS</translation>
    </message>
    <message>
        <source>A cell shows the root of the mean square of its weights</source>
        <translation>Eine Zelle zeigt die Wurzel aus dem mittleren Quadrat ihrer Gewichte</translation>
    </message>
    <message>
        <source>A cell shows the largest magnitude in it</source>
        <translation>Eine Zelle zeigt den größten Betrag darin</translation>
    </message>
    <message>
        <source>A cell shows the mean of its weights, with its sign</source>
        <translation>Eine Zelle zeigt das Mittel ihrer Gewichte, mit Vorzeichen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Colours on a logarithmic scale: small errors are told apart, too</source>
        <translation>Farben logarithmisch abgestuft: Auch kleine Fehler sind zu unterscheiden</translation>
    </message>
</context>
<context>
    <name>bitloupe::ErrorSpeedChart</name>
    <message>
        <source>speed-up over float32</source>
        <translation>Beschleunigung gegenüber float32</translation>
    </message>
    <message>
        <source>SQNR, dB</source>
        <translation>SQNR, dB</translation>
    </message>
    <message>
        <source>Speed against what it loses</source>
        <translation>Tempo gegen Verlust</translation>
    </message>
    <message>
        <source>speed-up over float32 at %1</source>
        <translation>Beschleunigung gegenüber float32 bei %1</translation>
    </message>
    <message>
        <source>%1× as fast as float32, %2</source>
        <translation>%1-mal so schnell wie float32, %2</translation>
    </message>
</context>
<context>
    <name>bitloupe::ExportDialog</name>
    <message>
        <source>Export dequantized</source>
        <translation>Dequantisiert exportieren</translation>
    </message>
    <message>
        <source>Export quantized</source>
        <translation>Quantisiert exportieren</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>This tensor: %1</source>
        <translation>Dieser Tensor: %1</translation>
    </message>
    <message>
        <source>All tensors of %1</source>
        <translation>Alle Tensoren von %1</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Was</translation>
    </message>
    <message>
        <source>&amp;Target</source>
        <translation>&amp;Ziel</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Target file</source>
        <translation>Zieldatei</translation>
    </message>
    <message>
        <source>Name a file.</source>
        <translation>Eine Datei angeben.</translation>
    </message>
    <message>
        <source>The folder %1 does not exist.</source>
        <translation>Den Ordner %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>This is the file that the weights come from. Choose another name.</source>
        <translation>Aus dieser Datei stammen die Gewichte. Bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>The file exists and will be replaced.</source>
        <translation>Die Datei besteht bereits und wird ersetzt.</translation>
    </message>
    <message>
        <source>These are codes of prepared weights; what gives the weights back stands beside them.</source>
        <translation>Dies sind Codes vorbereiteter Gewichte; was die Gewichte zurückgibt, steht daneben.</translation>
    </message>
</context>
<context>
    <name>bitloupe::FigureTable</name>
    <message>
        <source>Widen the window to see more columns; copying takes all of them.</source>
        <translation>Für mehr Spalten das Fenster verbreitern; beim Kopieren kommen alle mit.</translation>
    </message>
</context>
<context>
    <name>bitloupe::FindingList</name>
    <message>
        <source>What to look at</source>
        <translation>Was zu beachten ist</translation>
    </message>
</context>
<context>
    <name>bitloupe::GapBar</name>
    <message>
        <source>Gap to the best possible</source>
        <translation>Abstand zum Bestmöglichen</translation>
    </message>
    <message>
        <source>Reached %1, Lloyd–Max %2, rate–distortion bound %3</source>
        <translation>Erreicht %1, Lloyd–Max %2, Rate-Distortion-Schranke %3</translation>
    </message>
</context>
<context>
    <name>bitloupe::GranularityCard</name>
    <message>
        <source>What a finer scale buys</source>
        <translation>Was feinere Skalen bringen</translation>
    </message>
    <message>
        <source>channels, worst first</source>
        <translation>Kanäle, schlechteste zuerst</translation>
    </message>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>SQNR, bits per weight</source>
        <translation>SQNR, Bits pro Gewicht</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skala</translation>
    </message>
    <message>
        <source>SQNR</source>
        <translation>SQNR</translation>
    </message>
    <message>
        <source>Bits per weight</source>
        <translation>Bits pro Gewicht</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>Rang %1</translation>
    </message>
    <message>
        <source>No error in any channel: every weight lies on a level.</source>
        <translation>Kein Fehler in irgendeinem Kanal: Jedes Gewicht liegt auf einer Stufe.</translation>
    </message>
</context>
<context>
    <name>bitloupe::GranularityForm</name>
    <message>
        <source>As the file says</source>
        <translation>Wie in der Datei</translation>
    </message>
    <message>
        <source>Axis %1</source>
        <translation>Achse %1</translation>
    </message>
    <message>
        <source>As the file says (%1)</source>
        <translation>Wie in der Datei (%1)</translation>
    </message>
    <message>
        <source>Axis %1 (%2)</source>
        <translation>Achse %1 (%2)</translation>
    </message>
</context>
<context>
    <name>bitloupe::GranularityRow</name>
    <message>
        <source>%1 bits</source>
        <translation>%1 Bits</translation>
    </message>
    <message>
        <source>%1: %2, %3 per weight</source>
        <translation>%1: %2, %3 pro Gewicht</translation>
    </message>
    <message>
        <source>Per group (1024)</source>
        <translation>Pro Gruppe (1024)</translation>
    </message>
</context>
<context>
    <name>bitloupe::GridStrip</name>
    <message>
        <source>Levels of %1</source>
        <translation>Stufen von %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2, %n level(s).</source>
        <translation>
            <numerusform>%1, %2, %n Stufe.</numerusform>
            <numerusform>%1, %2, %n Stufen.</numerusform>
        </translation>
    </message>
    <message>
        <source>value %1
level %2 of %3: %4
%5 weights</source>
        <translation>Wert %1
Stufe %2 von %3: %4
%5 Gewichte</translation>
    </message>
</context>
<context>
    <name>bitloupe::GroupChart</name>
    <message>
        <source>inputs that share a scale</source>
        <translation>Eingänge, die sich eine Skala teilen</translation>
    </message>
    <message>
        <source>SQNR, dB</source>
        <translation>SQNR, dB</translation>
    </message>
    <message>
        <source>Both grids are exact at every size.</source>
        <translation>Beide Gitter sind bei jeder Größe exakt.</translation>
    </message>
    <message>
        <source>Error by group size</source>
        <translation>Fehler nach Gruppengröße</translation>
    </message>
    <message>
        <source>%1 of %2 sizes so far</source>
        <translation>bisher %1 von %2 Größen</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n group size(s).</source>
        <translation>
            <numerusform>%1; %n Gruppengröße.</numerusform>
            <numerusform>%1; %n Gruppengrößen.</numerusform>
        </translation>
    </message>
    <message>
        <source>groups of %1</source>
        <translation>Gruppen von %1</translation>
    </message>
    <message>
        <source>
%1: %2 at %3 bits</source>
        <translation>
%1: %2 bei %3 Bits</translation>
    </message>
</context>
<context>
    <name>bitloupe::HistogramChart</name>
    <message>
        <source>weight value</source>
        <translation>Gewichtswert</translation>
    </message>
    <message>
        <source>Histogram of %1</source>
        <translation>Histogramm von %1</translation>
    </message>
    <message>
        <source>value %1</source>
        <translation>Wert %1</translation>
    </message>
    <message>
        <source>
%1 … %2:
%3 weights</source>
        <translation>
%1 … %2:
%3 Gewichte</translation>
    </message>
    <message>
        <source>, %1 after quantizing</source>
        <translation>, %1 nach dem Quantisieren</translation>
    </message>
</context>
<context>
    <name>bitloupe::HistogramLens</name>
    <message>
        <source>Error by threshold</source>
        <translation>Fehler nach Schwelle</translation>
    </message>
    <message>
        <source>MSE by output channel</source>
        <translation>MSE nach Ausgabekanal</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Counts on a logarithmic scale: single weights are visible</source>
        <translation>Anzahlen auf logarithmischer Achse: Einzelne Gewichte sind sichtbar</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Show the weights as they are</source>
        <translation>Die Gewichte zeigen, wie sie sind</translation>
    </message>
    <message>
        <source>Quantized</source>
        <translation>Quantisiert</translation>
    </message>
    <message>
        <source>Show the weights after quantizing</source>
        <translation>Die Gewichte nach dem Quantisieren zeigen</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Gitter</translation>
    </message>
    <message>
        <source>Show the levels of the grid (of the widest block, where there are several)</source>
        <translation>Die Stufen des Gitters zeigen (des breitesten Blocks, wenn es mehrere gibt)</translation>
    </message>
    <message>
        <source>drag the dot to try another</source>
        <translation>Punkt ziehen, um andere zu erproben</translation>
    </message>
    <message>
        <source>%1 clips at %2, %3</source>
        <translation>%1 schneidet bei %2 ab, %3</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Use this calibrator</source>
        <translation>Diesen Kalibrierer verwenden</translation>
    </message>
    <message>
        <source>Lock x</source>
        <translation>x fest</translation>
    </message>
    <message>
        <source>Keep the x axis as it is while other tensors and files are chosen, to compare them</source>
        <translation>Die x-Achse festhalten, während andere Tensoren und Dateien gewählt werden, um sie zu vergleichen</translation>
    </message>
    <message>
        <source>Lock y</source>
        <translation>y fest</translation>
    </message>
    <message>
        <source>Keep the axis of counts as it is, too</source>
        <translation>Auch die Achse der Anzahlen festhalten</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
</context>
<context>
    <name>bitloupe::HoldApartBox</name>
    <message>
        <source>Hold apart</source>
        <translation>Zurückhalten</translation>
    </message>
    <message>
        <source>Tokens held apart from the calibration</source>
        <translation>Tokens, die der Kalibrierung vorenthalten werden</translation>
    </message>
    <message>
        <source>Methods learn from the other tokens; the last ones of each tensor judge them: a method that learned what only its own tokens say is found out.</source>
        <translation>Verfahren lernen aus den übrigen Tokens; die letzten jedes Tensors beurteilen sie: Ein Verfahren, das lernte, was nur die eigenen Tokens sagen, fällt auf.</translation>
    </message>
    <message>
        <source>Only sums of these activations are known, no tokens: none can be held apart.</source>
        <translation>Von diesen Aktivierungen sind nur Summen bekannt, keine Tokens: Keine können zurückgehalten werden.</translation>
    </message>
</context>
<context>
    <name>bitloupe::InputsDialog</name>
    <message>
        <source>Match activations</source>
        <translation>Aktivierungen zuordnen</translation>
    </message>
    <message>
        <source>Weights meet the activations of their own name. Where names differ, choose what a tensor is multiplied with; only activations with as many features as it has inputs fit.</source>
        <translation>Gewichte treffen auf die Aktivierungen gleichen Namens. Wo die Namen abweichen, lässt sich wählen, womit ein Tensor multipliziert wird; es passen nur Aktivierungen mit so vielen Merkmalen, wie er Eingänge hat.</translation>
    </message>
    <message>
        <source>Filter tensors</source>
        <translation>Tensoren filtern</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Eingänge</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Aktivierungen</translation>
    </message>
    <message>
        <source>Weights and their activations</source>
        <translation>Gewichte und ihre Aktivierungen</translation>
    </message>
    <message>
        <source>The chosen tensor &amp;meets:</source>
        <translation>Der gewählte Tensor &amp;trifft auf:</translation>
    </message>
    <message>
        <source>Activations of the chosen tensor</source>
        <translation>Aktivierungen des gewählten Tensors</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>what has its name</source>
        <translation>was seinen Namen trägt</translation>
    </message>
</context>
<context>
    <name>bitloupe::KernelsLens</name>
    <message>
        <source>Time for one product</source>
        <translation>Zeit für ein Produkt</translation>
    </message>
    <message>
        <source>Where fewer bits stop paying</source>
        <translation>Wo weniger Bits sich nicht mehr lohnen</translation>
    </message>
    <message>
        <source>Roofline</source>
        <translation>Roofline</translation>
    </message>
    <message>
        <source>Speed against what it loses</source>
        <translation>Tempo gegen Verlust</translation>
    </message>
    <message>
        <source>Shape of the matrix</source>
        <translation>Form der Matrix</translation>
    </message>
    <message>
        <source>Shape of the matrix of weights: this tensor&apos;s, those of the other layers, usual ones</source>
        <translation>Form der Gewichtsmatrix: die dieses Tensors, die der anderen Schichten, übliche</translation>
    </message>
    <message>
        <source>Rows of activations</source>
        <translation>Zeilen von Aktivierungen</translation>
    </message>
    <message>
        <source>In the caches</source>
        <translation>In den Caches</translation>
    </message>
    <message>
        <source>Multiply the same weights again and again, as small models do; else they come from memory every time</source>
        <translation>Immer wieder dieselben Gewichte multiplizieren, wie bei kleinen Modellen; sonst kommen sie jedes Mal aus dem Speicher</translation>
    </message>
    <message>
        <source>All threads</source>
        <translation>Alle Threads</translation>
    </message>
    <message>
        <source>Multiply on all cores, not on one</source>
        <translation>Auf allen Kernen multiplizieren, nicht auf einem</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Messen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>preparing…</source>
        <translation>wird vorbereitet…</translation>
    </message>
    <message>
        <source>All formats</source>
        <translation>Alle Formate</translation>
    </message>
    <message>
        <source>Measure every format, not the usual ones alone</source>
        <translation>Jedes Format messen, nicht nur die üblichen</translation>
    </message>
    <message>
        <source>It was ended before this was measured.</source>
        <translation>Die Messung endete, bevor dies gemessen war.</translation>
    </message>
    <message>
        <source>Nothing is measured yet: choose a shape and press “Measure”. It takes 20 seconds to some minutes, and tells most while nothing else runs.</source>
        <translation>Noch ist nichts gemessen: eine Form wählen und „Messen“ drücken. Das dauert 20 Sekunden bis einige Minuten und sagt am meisten aus, wenn sonst nichts läuft.</translation>
    </message>
    <message>
        <source>How the speed-up changes from 1 to %1 rows of activations.</source>
        <translation>Wie sich die Beschleunigung von 1 bis %1 Zeilen Aktivierungen ändert.</translation>
    </message>
    <message>
        <source>Each way under what this machine reads and multiplies at most.</source>
        <translation>Jeder Weg unter dem, was diese Maschine höchstens liest und multipliziert.</translation>
    </message>
    <message>
        <source>What each way loses, in dB, beside its speed-up.</source>
        <translation>Was jeder Weg verliert, in dB, neben seiner Beschleunigung.</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>wird gemessen…</translation>
    </message>
    <message>
        <source>ended early</source>
        <translation>vorzeitig beendet</translation>
    </message>
    <message>
        <source>measured on %1 × %2</source>
        <translation>gemessen an %1 × %2</translation>
    </message>
</context>
<context>
    <name>bitloupe::LensFrame</name>
    <message>
        <source>Open a file with weights and choose a tensor in the list on the left.</source>
        <translation>Eine Datei mit Gewichten öffnen und links in der Liste einen Tensor wählen.</translation>
    </message>
    <message>
        <source>Analysing…</source>
        <translation>Wird analysiert…</translation>
    </message>
    <message>
        <source>This tensor has no elements. Choose another one in the list on the left.</source>
        <translation>Dieser Tensor hat keine Elemente. Links in der Liste einen anderen wählen.</translation>
    </message>
    <message>
        <source>This tensor holds no numbers (%1). Choose another one in the list on the left.</source>
        <translation>Dieser Tensor enthält keine Zahlen (%1). Links in der Liste einen anderen wählen.</translation>
    </message>
    <message>
        <source>sample of 1 in %1; exact follows</source>
        <translation>Stichprobe von 1 aus %1; exakt folgt</translation>
    </message>
    <message>
        <source>sample; exact follows</source>
        <translation>Stichprobe; exakt folgt</translation>
    </message>
    <message>
        <source>Every weight of this tensor is NaN or infinite: there is nothing to quantize. Choose another tensor, or look at what wrote this file.</source>
        <translation>Jedes Gewicht dieses Tensors ist NaN oder unendlich: Es gibt nichts zu quantisieren. Einen anderen Tensor wählen oder prüfen, was diese Datei geschrieben hat.</translation>
    </message>
    <message>
        <source>computing…</source>
        <translation>wird berechnet…</translation>
    </message>
</context>
<context>
    <name>bitloupe::LoupeCard</name>
    <message>
        <source>Under the loupe</source>
        <translation>Unter der Lupe</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Festhalten</translation>
    </message>
    <message>
        <source>Stay at this weight while the mouse moves over the map; a click on the map does the same</source>
        <translation>Bei diesem Gewicht bleiben, während sich die Maus über die Karte bewegt; ein Klick auf die Karte tut dasselbe</translation>
    </message>
    <message>
        <source>Largest error</source>
        <translation>Größter Fehler</translation>
    </message>
    <message>
        <source>Go to the weight with the largest error of the tensor</source>
        <translation>Zum Gewicht mit dem größten Fehler des Tensors gehen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy all that is said of this weight</source>
        <translation>Alles kopieren, was über dieses Gewicht gesagt wird</translation>
    </message>
</context>
<context>
    <name>bitloupe::MainWindow</name>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Exported to %1, read back and compared.</source>
        <translation>Nach %1 exportiert, zurückgelesen und verglichen.</translation>
    </message>
    <message>
        <source>Weight files (%1);;All files (*)</source>
        <translation>Gewichtsdateien (%1);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Öffnen…</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open &amp;Sample</source>
        <translation>&amp;Beispiel öffnen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation>Ctrl+Shift+O</translation>
    </message>
    <message>
        <source>&amp;Export quantized…</source>
        <translation>&amp;Quantisiert exportieren…</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Export &amp;dequantized…</source>
        <translation>&amp;Dequantisiert exportieren…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>&amp;Close file</source>
        <translation>Datei s&amp;chließen</translation>
    </message>
    <message>
        <source>Ctrl+W</source>
        <translation>Ctrl+W</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Go to…</source>
        <translation>&amp;Gehe zu…</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Ctrl+K</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <source>Ctrl+Shift+T</source>
        <translation>Ctrl+Shift+T</translation>
    </message>
    <message>
        <source>&amp;Filter tensors</source>
        <translation>Tensoren &amp;filtern</translation>
    </message>
    <message>
        <source>&amp;Worst tensors first</source>
        <translation>&amp;Schlechteste Tensoren zuerst</translation>
    </message>
    <message>
        <source>Ctrl+Shift+W</source>
        <translation>Ctrl+Shift+W</translation>
    </message>
    <message>
        <source>&amp;Cancel work</source>
        <translation>Arbeit ab&amp;brechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Farbs&amp;chema</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>Ctrl+Shift+R</source>
        <translation>Ctrl+Shift+R</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Bitloupe</source>
        <translation>&amp;Über Bitloupe</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Hauptleiste</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Light, dark, or as the system has it</source>
        <translation>Hell, dunkel oder wie im System</translation>
    </message>
    <message>
        <source>Open weight files</source>
        <translation>Gewichtsdateien öffnen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+D</source>
        <translation>Ctrl+Shift+D</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Z</source>
        <translation>Ctrl+Shift+Z</translation>
    </message>
    <message>
        <source>Ctrl+Y</source>
        <translation>Ctrl+Y</translation>
    </message>
    <message>
        <source>&amp;Pin the settings</source>
        <translation>Einstellungen &amp;anheften</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Puts the settings aside to compare them with others</source>
        <translation>Legt die Einstellungen beiseite, um sie mit anderen zu vergleichen</translation>
    </message>
    <message>
        <source>&amp;Swap settings and pin (A/B)</source>
        <translation>Einstellungen und Pin &amp;tauschen (A/B)</translation>
    </message>
    <message>
        <source>Ctrl+B</source>
        <translation>Ctrl+B</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <translation>Sitzung speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation>Ctrl+Shift+S</translation>
    </message>
    <message>
        <source>Reopen &amp;last session</source>
        <translation>&amp;Letzte Sitzung wieder öffnen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+L</source>
        <translation>Ctrl+Shift+L</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>%1 – Ctrl+B goes back to A</source>
        <translation>%1 – Strg+B führt zurück zu A</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>Sitzung speichern</translation>
    </message>
    <message>
        <source>session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Bitloupe sessions (*.bitloupe)</source>
        <translation>Bitloupe-Sitzungen (*.bitloupe)</translation>
    </message>
    <message>
        <source>Session saved as %1.</source>
        <translation>Sitzung als %1 gespeichert.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>An export is being written. Close once more to cancel it; the target stays as it was before.</source>
        <translation>Ein Export wird gerade geschrieben. Noch einmal schließen bricht ihn ab; das Ziel bleibt, wie es war.</translation>
    </message>
    <message>
        <source>Cancel and close</source>
        <translation>Abbrechen und schließen</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>F11</source>
        <translation>F11</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Ctrl+F1</source>
        <translation>Ctrl+F1</translation>
    </message>
    <message>
        <source>Shift+F1</source>
        <translation>Shift+F1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Go to tensor, setting or lens…</source>
        <translation>Gehe zu Tensor, Einstellung, Linse…</translation>
    </message>
    <message>
        <source>Find tensors, settings, lenses and commands by typing</source>
        <translation>Tensoren, Einstellungen, Linsen und Befehle durch Tippen finden</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The language of the window</source>
        <translation>Die Sprache des Fensters</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Manual, shortcuts, about</source>
        <translation>Handbuch, Tastenkürzel, Über</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>F&amp;ocus</source>
        <translation>F&amp;okus</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>F6</source>
        <translation>F6</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>&amp;Voriger Bereich</translation>
    </message>
    <message>
        <source>Shift+F6</source>
        <translation>Shift+F6</translation>
    </message>
    <message>
        <source>Next &amp;lens</source>
        <translation>Nächste &amp;Linse</translation>
    </message>
    <message>
        <source>Ctrl+PgDown</source>
        <translation>Ctrl+PgDown</translation>
    </message>
    <message>
        <source>Previous l&amp;ens</source>
        <translation>Vorige L&amp;inse</translation>
    </message>
    <message>
        <source>Ctrl+PgUp</source>
        <translation>Ctrl+PgUp</translation>
    </message>
    <message>
        <source>&amp;Reload file</source>
        <translation>Datei neu &amp;laden</translation>
    </message>
    <message>
        <source>Sa&amp;ve session</source>
        <translation>Sitzung s&amp;peichern</translation>
    </message>
    <message>
        <source>Save as pr&amp;eset…</source>
        <translation>Als &amp;Vorgabe speichern…</translation>
    </message>
    <message>
        <source>Reset la&amp;yout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Load activa&amp;tions…</source>
        <translation>&amp;Aktivierungen laden…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+A</source>
        <translation>Ctrl+Shift+A</translation>
    </message>
    <message>
        <source>Recent act&amp;ivations</source>
        <translation>Zule&amp;tzt geladene Aktivierungen</translation>
    </message>
    <message>
        <source>&amp;Match activations…</source>
        <translation>Aktivierungen zuo&amp;rdnen…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+M</source>
        <translation>Ctrl+Shift+M</translation>
    </message>
    <message>
        <source>Close activatio&amp;ns</source>
        <translation>Aktivierungen &amp;schließen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Q</source>
        <translation>Ctrl+Shift+Q</translation>
    </message>
    <message>
        <source>Load activations</source>
        <translation>Aktivierungen laden</translation>
    </message>
    <message>
        <source>Activations (%1);;All files (*)</source>
        <translation>Aktivierungen (%1);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>bitloupe::ManualBrowser</name>
    <message>
        <source>Page of the manual</source>
        <translation>Seite des Handbuchs</translation>
    </message>
</context>
<context>
    <name>bitloupe::ManualWindow</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Tensors</source>
        <translation>Tensoren</translation>
    </message>
    <message>
        <source>Settings, presets and pins</source>
        <translation>Einstellungen, Vorgaben und Pins</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Exporting and the command line</source>
        <translation>Exportieren und Befehlszeile</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Files and formats</source>
        <translation>Dateien und Formate</translation>
    </message>
    <message>
        <source>Troubleshooting</source>
        <translation>Wenn etwas nicht geht</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>The page before (Alt+Left)</source>
        <translation>Vorige Seite (Alt+Links)</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>The page after (Alt+Right)</source>
        <translation>Nächste Seite (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Find in page (Ctrl+F)</source>
        <translation>Auf der Seite suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Find in page</source>
        <translation>Auf der Seite suchen</translation>
    </message>
    <message>
        <source>Pages of the manual</source>
        <translation>Seiten des Handbuchs</translation>
    </message>
    <message>
        <source>%1 – Bitloupe manual</source>
        <translation>%1 – Bitloupe-Handbuch</translation>
    </message>
    <message>
        <source>Not on this page</source>
        <translation>Nicht auf dieser Seite</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Eingänge</translation>
    </message>
</context>
<context>
    <name>bitloupe::MapChart</name>
    <message>
        <source>Map of %1</source>
        <translation>Karte: %1</translation>
    </message>
    <message>
        <source>input, in groups of %1</source>
        <translation>Eingang, in Gruppen von %1</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>output channel</source>
        <translation>Ausgabekanal</translation>
    </message>
</context>
<context>
    <name>bitloupe::MessageBar</name>
    <message>
        <source>Dismiss the message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Message before</source>
        <translation>Vorige Meldung</translation>
    </message>
    <message>
        <source>Next message</source>
        <translation>Nächste Meldung</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>Meldung kopieren</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Problem: %1</source>
        <translation>Problem: %1</translation>
    </message>
    <message>
        <source>Notice: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
    <message>
        <source>&amp;Copy all messages</source>
        <translation>Alle Meldungen &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Dismiss all messages</source>
        <translation>Alle Meldungen &amp;schließen</translation>
    </message>
</context>
<context>
    <name>bitloupe::MethodsView</name>
    <message>
        <source>Methods</source>
        <translation>Methoden</translation>
    </message>
    <message>
        <source>Output error by method</source>
        <translation>Ausgabefehler nach Methode</translation>
    </message>
    <message>
        <source>On those held apart</source>
        <translation>Auf den zurückgehaltenen</translation>
    </message>
    <message>
        <source>The bars below on the tokens held apart from the calibration</source>
        <translation>Die Balken unten auf den zurückgehaltenen Tokens</translation>
    </message>
</context>
<context>
    <name>bitloupe::NeighbourStrip</name>
    <message>
        <source>Neighbours in the block</source>
        <translation>Nachbarn im Block</translation>
    </message>
    <message>
        <source>input %1, weight %2, code %3</source>
        <translation>Eingang %1, Gewicht %2, Code %3</translation>
    </message>
</context>
<context>
    <name>bitloupe::ObjectiveChart</name>
    <message>
        <source>%1 chooses %2. </source>
        <translation>%1 wählt %2. </translation>
    </message>
    <message>
        <source>clip threshold</source>
        <translation>Abschneideschwelle</translation>
    </message>
    <message>
        <source>Objective by threshold</source>
        <translation>Zielfunktion nach Schwelle</translation>
    </message>
    <message>
        <source>None of these calibrators compares thresholds.</source>
        <translation>Keiner dieser Kalibrierer vergleicht Schwellen.</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>Schwelle %1</translation>
    </message>
    <message>
        <source>clip threshold of the first channel</source>
        <translation>Abschneideschwelle des ersten Kanals</translation>
    </message>
    <message>
        <source>clip threshold of the first group</source>
        <translation>Abschneideschwelle der ersten Gruppe</translation>
    </message>
    <message>
        <source>clip threshold of the first channels</source>
        <translation>Abschneideschwelle der ersten Kanäle</translation>
    </message>
    <message>
        <source>clip threshold of the first token</source>
        <translation>Abschneideschwelle des ersten Tokens</translation>
    </message>
</context>
<context>
    <name>bitloupe::OutliersView</name>
    <message>
        <source>Outliers from</source>
        <translation>Ausreißer ab</translation>
    </message>
    <message>
        <source>Put to use</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Keep the input channels that reach this magnitude in 16 bits, as LLM.int8 does</source>
        <translation>Eingangskanäle, die diesen Betrag erreichen, in 16 Bit belassen, wie LLM.int8</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>share, %</source>
        <translation>Anteil, %</translation>
    </message>
    <message>
        <source>SQNR of the outputs, dB</source>
        <translation>SQNR der Ausgaben, dB</translation>
    </message>
    <message>
        <source>The inputs&apos; magnitudes are not known: an importance matrix has none.</source>
        <translation>Die Beträge der Eingänge sind nicht bekannt: Eine Wichtigkeitsmatrix enthält keine.</translation>
    </message>
    <message>
        <source>What stays in 16 bits, by threshold</source>
        <translation>Was in 16 Bit bleibt, nach Schwelle</translation>
    </message>
    <message numerus="yes">
        <source>SQNR of the outputs, dB: INT8 for the rest, on %n sampled token(s)</source>
        <translation>
            <numerusform>SQNR der Ausgaben, dB: INT8 für den Rest, auf %n Token der Stichprobe</numerusform>
            <numerusform>SQNR der Ausgaben, dB: INT8 für den Rest, auf %n Tokens der Stichprobe</numerusform>
        </translation>
    </message>
    <message>
        <source>Error of the outputs, by threshold</source>
        <translation>Fehler der Ausgaben, nach Schwelle</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>Schwelle %1</translation>
    </message>
    <message>
        <source>threshold %1
%2</source>
        <translation>Schwelle %1
%2</translation>
    </message>
    <message>
        <source>The error is found on tokens: sums of them do not tell it.</source>
        <translation>Der Fehler wird an Tokens ermittelt: Summen davon verraten ihn nicht.</translation>
    </message>
</context>
<context>
    <name>bitloupe::Palette</name>
    <message>
        <source>Nothing here has such a name.</source>
        <translation>Nichts hier heißt so.</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Go to tensor, setting, lens or command</source>
        <translation>Gehe zu Tensor, Einstellung, Linse oder Befehl</translation>
    </message>
    <message>
        <source>What matches</source>
        <translation>Treffer</translation>
    </message>
</context>
<context>
    <name>bitloupe::PinModel</name>
    <message>
        <source>%1 bit per weight, SQNR %2, MSE %3, largest error %4, %5</source>
        <translation>%1 Bit pro Gewicht, SQNR %2, MSE %3, größter Fehler %4, %5</translation>
    </message>
    <message>
        <source>chosen as side B</source>
        <translation>als Seite B gewählt</translation>
    </message>
    <message>
        <source>Bits per weight, scales and zero points counted</source>
        <translation>Bits pro Gewicht, Skalen und Nullpunkte mitgezählt</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>bits/w</source>
        <translation>Bit/G.</translation>
    </message>
    <message>
        <source>SQNR</source>
        <translation>SQNR</translation>
    </message>
    <message>
        <source>≠ By the outputs better than “%1”, though by the weights worse: the two errors disagree.</source>
        <translation>≠ Nach den Ausgaben besser als „%1“, nach den Gewichten aber schlechter: Die beiden Fehler widersprechen sich.</translation>
    </message>
    <message>
        <source>≠ By the outputs worse than “%1”, though by the weights better: the two errors disagree.</source>
        <translation>≠ Nach den Ausgaben schlechter als „%1“, nach den Gewichten aber besser: Die beiden Fehler widersprechen sich.</translation>
    </message>
    <message>
        <source>output SQNR %1, output MSE %2</source>
        <translation>Ausgabe-SQNR %1, Ausgabe-MSE %2</translation>
    </message>
    <message>
        <source>SQNR of the outputs, on the activations that are loaded. ≠: ranks otherwise than by the weights&apos; SQNR</source>
        <translation>SQNR der Ausgaben, auf den geladenen Aktivierungen. ≠: andere Rangfolge als nach dem SQNR der Gewichte</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>on the tokens held apart: output SQNR %1, output MSE %2</source>
        <translation>auf den zurückgehaltenen Tokens: Ausgabe-SQNR %1, Ausgabe-MSE %2</translation>
    </message>
</context>
<context>
    <name>bitloupe::PinsDock</name>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Press Ctrl+D to pin the settings. Then change them, and Ctrl+B goes back and forth between the two.</source>
        <translation>Strg+D heftet die Einstellungen an. Danach ändern: Strg+B wechselt zwischen beiden hin und her.</translation>
    </message>
    <message>
        <source>Pinned settings</source>
        <translation>Angeheftete Einstellungen</translation>
    </message>
    <message>
        <source>Swap sides A and B</source>
        <translation>Seiten A und B tauschen</translation>
    </message>
    <message>
        <source>Swaps the settings (A) and the chosen pin (B), and back: Ctrl+B</source>
        <translation>Tauscht die Einstellungen (A) mit dem gewählten Pin (B) und zurück: Strg+B</translation>
    </message>
    <message>
        <source>B: the pin “%1”</source>
        <translation>B: der Pin „%1“</translation>
    </message>
    <message>
        <source>A: the settings</source>
        <translation>A: die Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Anwenden</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach u&amp;nten</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Entf&amp;ernen</translation>
    </message>
    <message>
        <source>Copy all as &amp;text</source>
        <translation>Alle als &amp;Text kopieren</translation>
    </message>
    <message>
        <source>Copy all as &amp;CSV</source>
        <translation>Alle als &amp;CSV kopieren</translation>
    </message>
    <message>
        <source>Copy all as Mark&amp;down</source>
        <translation>Alle als &amp;Markdown kopieren</translation>
    </message>
</context>
<context>
    <name>bitloupe::PresetBox</name>
    <message>
        <source>Save, rename or delete presets</source>
        <translation>Vorgaben speichern, umbenennen oder löschen</translation>
    </message>
    <message>
        <source>&amp;Save as preset…</source>
        <translation>Als Vorgabe &amp;speichern…</translation>
    </message>
    <message>
        <source>&amp;Rename preset…</source>
        <translation>Vorgabe &amp;umbenennen…</translation>
    </message>
    <message>
        <source>&amp;Delete preset…</source>
        <translation>Vorgabe &amp;löschen…</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>Name der Vorgabe</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Leave the presets as they are</source>
        <translation>Die Vorgaben lassen, wie sie sind</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Delete the preset “%1”? The settings stay as they are.</source>
        <translation>Vorgabe „%1“ löschen? Die Einstellungen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>A built-in preset has this name.</source>
        <translation>Eine eingebaute Vorgabe heißt so.</translation>
    </message>
    <message>
        <source>Replaces your preset “%1”.</source>
        <translation>Ersetzt die eigene Vorgabe „%1“.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>bitloupe::PresetStore</name>
    <message>
        <source>Your presets in %1 cannot be read.</source>
        <translation>Die eigenen Vorgaben in %1 lassen sich nicht lesen.</translation>
    </message>
    <message>
        <source>Your presets in %1 were saved by a newer Bitloupe: this one leaves them alone.</source>
        <translation>Die eigenen Vorgaben in %1 wurden von einem neueren Bitloupe gespeichert: Dieses rührt sie nicht an.</translation>
    </message>
    <message>
        <source>Your presets in %1 are damaged and cannot be moved aside.</source>
        <translation>Die eigenen Vorgaben in %1 sind beschädigt und lassen sich nicht beiseitelegen.</translation>
    </message>
    <message>
        <source>The file of your presets was damaged: it is kept as %1. Presets that could be read: %2.</source>
        <translation>Die Datei der eigenen Vorgaben war beschädigt: Sie bleibt als %1 erhalten. Lesbare Vorgaben: %2.</translation>
    </message>
    <message>
        <source>Your presets could not be saved: %1.</source>
        <translation>Die eigenen Vorgaben konnten nicht gespeichert werden: %1.</translation>
    </message>
    <message>
        <source>Your presets could not be saved: %1 cannot be written to.</source>
        <translation>Die eigenen Vorgaben konnten nicht gespeichert werden: In %1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Your presets are being saved by another window: try again.</source>
        <translation>Ein anderes Fenster speichert gerade die Vorgaben: bitte noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>bitloupe::RangesView</name>
    <message>
        <source>SmoothQuant, alpha</source>
        <translation>SmoothQuant, Alpha</translation>
    </message>
    <message>
        <source>Put to use</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Prepare the weights with SmoothQuant at this alpha</source>
        <translation>Die Gewichte mit SmoothQuant bei diesem Alpha vorbereiten</translation>
    </message>
    <message>
        <source>Largest inputs first</source>
        <translation>Größte Eingänge zuerst</translation>
    </message>
    <message>
        <source>Order the channels by their inputs before</source>
        <translation>Die Kanäle nach ihren Eingängen vorher ordnen</translation>
    </message>
    <message>
        <source>Before: inputs (left bars) and weights by input channel</source>
        <translation>Vorher: Eingänge (linke Balken) und Gewichte nach Eingangskanal</translation>
    </message>
    <message>
        <source>After: inputs (left bars) and weights by input channel</source>
        <translation>Nachher: Eingänge (linke Balken) und Gewichte nach Eingangskanal</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>after SmoothQuant, alpha %1</source>
        <translation>nach SmoothQuant, Alpha %1</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>nach %1</translation>
    </message>
    <message>
        <source>input channel %1
inputs up to %2 → %3
weights up to %4 → %5</source>
        <translation>Eingangskanal %1
Eingänge bis %2 → %3
Gewichte bis %4 → %5</translation>
    </message>
    <message>
        <source>scale %1</source>
        <translation>Skala %1</translation>
    </message>
    <message>
        <source>input channel %1
inputs, root mean square: %2
weights up to %3</source>
        <translation>Eingangskanal %1
Eingänge, quadratisches Mittel: %2
Gewichte bis %3</translation>
    </message>
</context>
<context>
    <name>bitloupe::RecentMenu</name>
    <message>
        <source>&amp;Clear the list</source>
        <translation>Liste &amp;leeren</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 ist nicht mehr da</translation>
    </message>
</context>
<context>
    <name>bitloupe::ResultPanel</name>
    <message>
        <source>%1 of %2 bits</source>
        <translation>%1 von %2 Bits</translation>
    </message>
    <message>
        <source>Lloyd–Max: the best levels for this tensor&apos;s own distribution. R(D): what no code of that many bits can exceed for a Gaussian of the same variance.</source>
        <translation>Lloyd–Max: die besten Stufen für die Verteilung dieses Tensors. R(D): was kein Code mit so vielen Bits bei einer Normalverteilung gleicher Varianz übertreffen kann.</translation>
    </message>
    <message>
        <source>Gap to the best possible</source>
        <translation>Abstand zum Bestmöglichen</translation>
    </message>
    <message>
        <source>Gap to the best possible at 1 bit</source>
        <translation>Abstand zum Bestmöglichen bei 1 Bit</translation>
    </message>
    <message>
        <source>Gap to the best possible at %1 bits</source>
        <translation>Abstand zum Bestmöglichen bei %1 Bits</translation>
    </message>
    <message>
        <source>R(D) %1</source>
        <translation>R(D) %1</translation>
    </message>
    <message>
        <source>Lloyd–Max %1 · %2</source>
        <translation>Lloyd–Max %1 · %2</translation>
    </message>
    <message>
        <source>SQNR</source>
        <translation>SQNR</translation>
    </message>
    <message>
        <source>Power of the weights over power of the error; 6 dB are one bit.</source>
        <translation>Leistung der Gewichte durch Leistung des Fehlers; 6 dB sind ein Bit.</translation>
    </message>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>Mean squared error.</source>
        <translation>Mittlerer quadratischer Fehler.</translation>
    </message>
    <message>
        <source>Largest error</source>
        <translation>Größter Fehler</translation>
    </message>
    <message>
        <source>Largest distance between a weight and its quantized value.</source>
        <translation>Größter Abstand zwischen einem Gewicht und seinem quantisierten Wert.</translation>
    </message>
    <message>
        <source>Mean error</source>
        <translation>Mittlerer Fehler</translation>
    </message>
    <message>
        <source>Mean distance between a weight and its quantized value.</source>
        <translation>Mittlerer Abstand zwischen einem Gewicht und seinem quantisierten Wert.</translation>
    </message>
    <message>
        <source>Relative error</source>
        <translation>Relativer Fehler</translation>
    </message>
    <message>
        <source>Length of the error over length of the weights.</source>
        <translation>Länge des Fehlervektors durch Länge des Gewichtsvektors.</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Cosine of the angle between weights and quantized weights.</source>
        <translation>Kosinus des Winkels zwischen Gewichten und quantisierten Gewichten.</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL-Divergenz</translation>
    </message>
    <message>
        <source>Of the two distributions over 2048 common bins.</source>
        <translation>Der beiden Verteilungen über 2048 gemeinsame Klassen.</translation>
    </message>
    <message>
        <source>Clipped</source>
        <translation>Abgeschnitten</translation>
    </message>
    <message>
        <source>Weights beyond the ends of the grid.</source>
        <translation>Gewichte jenseits der Enden des Gitters.</translation>
    </message>
    <message>
        <source>Bits per weight</source>
        <translation>Bits pro Gewicht</translation>
    </message>
    <message>
        <source>Codes, scales and zero points counted.</source>
        <translation>Codes, Skalen und Nullpunkte mitgezählt.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Of this tensor in the file, and quantized with its scales.</source>
        <translation>Dieses Tensors in der Datei und quantisiert samt Skalen.</translation>
    </message>
    <message>
        <source>Code entropy</source>
        <translation>Code-Entropie</translation>
    </message>
    <message>
        <source>Bits that the codes really carry.</source>
        <translation>Bits, die die Codes tatsächlich tragen.</translation>
    </message>
    <message>
        <source>Used levels</source>
        <translation>Genutzte Stufen</translation>
    </message>
    <message>
        <source>Share of the codes that occur at all.</source>
        <translation>Anteil der Codes, die überhaupt vorkommen.</translation>
    </message>
    <message>
        <source>%1 bit</source>
        <translation>%1 Bit</translation>
    </message>
    <message>
        <source>&amp;Copy “%1”</source>
        <translation>„%1“ &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;all</source>
        <translation>&amp;Alles kopieren</translation>
    </message>
    <message>
        <source>Copy all as C&amp;SV</source>
        <translation>Alles als &amp;CSV kopieren</translation>
    </message>
    <message>
        <source>Copy all as &amp;Markdown</source>
        <translation>Alles als &amp;Markdown kopieren</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Output SQNR</source>
        <translation>Ausgabe-SQNR</translation>
    </message>
    <message>
        <source>Power of the outputs over power of their error, on the activations that are loaded: what counts in the end.</source>
        <translation>Leistung der Ausgaben im Verhältnis zur Leistung ihres Fehlers, auf den geladenen Aktivierungen: worauf es am Ende ankommt.</translation>
    </message>
    <message>
        <source>Output MSE</source>
        <translation>Ausgabe-MSE</translation>
    </message>
    <message>
        <source>Mean squared error of the outputs, on the activations that are loaded.</source>
        <translation>Mittlerer quadratischer Fehler der Ausgaben, auf den geladenen Aktivierungen.</translation>
    </message>
    <message>
        <source>Output SQNR, apart</source>
        <translation>Ausgabe-SQNR, zurückgeh.</translation>
    </message>
    <message>
        <source>The same on the tokens held apart, from which no method has learned: what to expect on other inputs.</source>
        <translation>Dasselbe auf den zurückgehaltenen Tokens, aus denen kein Verfahren gelernt hat: was bei anderen Eingängen zu erwarten ist.</translation>
    </message>
    <message>
        <source>Output MSE, apart</source>
        <translation>Ausgabe-MSE, zurückgeh.</translation>
    </message>
    <message>
        <source>Mean squared error of the outputs on the tokens held apart.</source>
        <translation>Mittlerer quadratischer Fehler der Ausgaben auf den zurückgehaltenen Tokens.</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>What the search took: the outputs&apos; error is least with it. The lens Activations shows all.</source>
        <translation>Was die Suche wählte: Damit ist der Fehler der Ausgaben am kleinsten. Die Linse Aktivierungen zeigt alles.</translation>
    </message>
</context>
<context>
    <name>bitloupe::RidgeChart</name>
    <message>
        <source>weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>%1 clips at %2, %3 of the weights. </source>
        <translation>%1 schneidet bei %2 ab, %3 der Gewichte. </translation>
    </message>
    <message>
        <source>What each calibrator clips</source>
        <translation>Was jeder Kalibrierer abschneidet</translation>
    </message>
    <message>
        <source>%1: %2
value %3: %4</source>
        <translation>%1: %2
Wert %3: %4</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>erhalten</translation>
    </message>
    <message>
        <source>clipped</source>
        <translation>abgeschnitten</translation>
    </message>
</context>
<context>
    <name>bitloupe::RooflineChart</name>
    <message>
        <source>operations per byte of weights</source>
        <translation>Operationen pro Byte Gewichte</translation>
    </message>
    <message>
        <source>10⁹ operations a second</source>
        <translation>10⁹ Operationen pro Sekunde</translation>
    </message>
    <message>
        <source>Roofline</source>
        <translation>Roofline</translation>
    </message>
    <message>
        <source>%1 operations a byte, %2·10⁹ a second
%3 % of its roof</source>
        <translation>%1 Operationen je Byte, %2·10⁹ je Sekunde
%3 % seines Dachs</translation>
    </message>
</context>
<context>
    <name>bitloupe::RotationView</name>
    <message>
        <source>output channel</source>
        <translation>Ausgabekanal</translation>
    </message>
    <message>
        <source>output error grows by, dB</source>
        <translation>Ausgabefehler wächst um, dB</translation>
    </message>
    <message>
        <source>An odd number of input channels has no Hadamard rotation.</source>
        <translation>Für eine ungerade Anzahl von Eingangskanälen gibt es keine Hadamard-Rotation.</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>rotated in blocks of %1</source>
        <translation>rotiert in Blöcken von %1</translation>
    </message>
    <message>
        <source>largest over root mean square: inputs %1, weights %2</source>
        <translation>größter Wert durch Effektivwert: Eingänge %1, Gewichte %2</translation>
    </message>
    <message>
        <source>Before: inputs (left bars) and weights by input channel</source>
        <translation>Vorher: Eingänge (linke Balken) und Gewichte nach Eingangskanal</translation>
    </message>
    <message>
        <source>Rotated: inputs (left bars) and weights by input channel</source>
        <translation>Rotiert: Eingänge (linke Balken) und Gewichte nach Eingangskanal</translation>
    </message>
    <message>
        <source>Where the rotation hurts</source>
        <translation>Wo die Rotation schadet</translation>
    </message>
    <message>
        <source>input channel %1
inputs up to %2 → %3
weights up to %4 → %5</source>
        <translation>Eingangskanal %1
Eingänge bis %2 → %3
Gewichte bis %4 → %5</translation>
    </message>
    <message>
        <source>output channel %1
output error %2 → %3</source>
        <translation>Ausgabekanal %1
Ausgabefehler %2 → %3</translation>
    </message>
</context>
<context>
    <name>bitloupe::SamplesView</name>
    <message>
        <source>tokens calibrated on</source>
        <translation>Tokens zur Kalibrierung</translation>
    </message>
    <message>
        <source>SQNR of the outputs on all tokens, dB (dashed: plain rounding)</source>
        <translation>SQNR der Ausgaben auf allen Tokens, dB (gestrichelt: einfache Rundung)</translation>
    </message>
    <message>
        <source>Output error by number of tokens</source>
        <translation>Ausgabefehler nach Anzahl der Tokens</translation>
    </message>
    <message>
        <source>%1 tokens: %2
plain rounding: %3</source>
        <translation>%1 Tokens: %2
einfache Rundung: %3</translation>
    </message>
    <message>
        <source>SQNR of the outputs on the tokens held apart, dB (dashed: plain rounding)</source>
        <translation>SQNR der Ausgaben auf den zurückgehaltenen Tokens, dB (gestrichelt: einfache Rundung)</translation>
    </message>
</context>
<context>
    <name>bitloupe::SearchView</name>
    <message>
        <source>Output error by what is searched for</source>
        <translation>Ausgabefehler nach dem Gesuchten</translation>
    </message>
    <message>
        <source>None of the preparations could search here: they ask for tokens or their second moments.</source>
        <translation>Keine der Vorbereitungen konnte hier suchen: Sie brauchen Tokens oder deren zweite Momente.</translation>
    </message>
</context>
<context>
    <name>bitloupe::Session</name>
    <message>
        <source>These settings are pinned already, as “%1”.</source>
        <translation>Diese Einstellungen sind schon als „%1“ angeheftet.</translation>
    </message>
    <message>
        <source>Pinned: %1</source>
        <translation>Angeheftet: %1</translation>
    </message>
    <message>
        <source>Nothing is pinned yet: pin settings with Ctrl+D, change them, and Ctrl+B goes back and forth.</source>
        <translation>Noch ist nichts angeheftet: Einstellungen mit Strg+D anheften und ändern, dann wechselt Strg+B hin und her.</translation>
    </message>
    <message>
        <source>The settings are those of the pin “%1”: change something, and Ctrl+B goes back and forth.</source>
        <translation>Die Einstellungen sind die des Pins „%1“: Nach einer Änderung wechselt Strg+B hin und her.</translation>
    </message>
    <message>
        <source>Back from the pin</source>
        <translation>Zurück vom Pin</translation>
    </message>
    <message>
        <source>Open session</source>
        <translation>Sitzung öffnen</translation>
    </message>
    <message>
        <source>The session is damaged in: %1. Defaults stand in for them.</source>
        <translation>Die Sitzung ist beschädigt bei: %1. Dafür gelten die Standardwerte.</translation>
    </message>
    <message numerus="yes">
        <source>%n files of the session could not be opened: %1</source>
        <translation>
            <numerusform>%n Datei der Sitzung konnte nicht geöffnet werden: %1</numerusform>
            <numerusform>%n Dateien der Sitzung konnten nicht geöffnet werden: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Wird exportiert</translation>
    </message>
    <message>
        <source>Analysing</source>
        <translation>Wird analysiert</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Wird gezeichnet</translation>
    </message>
    <message>
        <source>Whole model %1 of %2</source>
        <translation>Ganzes Modell %1 von %2</translation>
    </message>
    <message>
        <source>%1 has changed on disk.</source>
        <translation>%1 hat sich auf dem Datenträger geändert.</translation>
    </message>
    <message>
        <source>%1 is no longer on disk. What was read of it stays.</source>
        <translation>%1 ist nicht mehr auf dem Datenträger. Was davon gelesen wurde, bleibt.</translation>
    </message>
    <message>
        <source>%1 was read again.</source>
        <translation>%1 wurde neu gelesen.</translation>
    </message>
    <message>
        <source>Cancelled. Press F5 to read the file and analyse this tensor again.</source>
        <translation>Abgebrochen. F5 liest die Datei neu und analysiert diesen Tensor erneut.</translation>
    </message>
    <message>
        <source>%1 and others</source>
        <translation>%1 und weitere</translation>
    </message>
    <message>
        <source>No activations are loaded. What the weights are multiplied with decides which errors matter: load the inputs of this model&apos;s layers with File ▸ Load activations (Ctrl+Shift+A). npy, npz and HDF5 files of tokens × features are read, sums of them that Bitloupe has saved, and importance matrices.</source>
        <translation>Keine Aktivierungen geladen. Womit die Gewichte multipliziert werden, entscheidet, welche Fehler zählen: Die Eingänge der Schichten dieses Modells lädt Datei ▸ Aktivierungen laden (Strg+Umschalt+A). Gelesen werden npy-, npz- und HDF5-Dateien mit Tokens × Merkmalen, von Bitloupe gespeicherte Summen davon und Wichtigkeitsmatrizen.</translation>
    </message>
    <message>
        <source>This tensor is no matrix: it is multiplied with nothing. Choose another one in the list on the left.</source>
        <translation>Dieser Tensor ist keine Matrix: Er wird mit nichts multipliziert. Links in der Liste einen anderen wählen.</translation>
    </message>
    <message>
        <source>%1 holds no activations of this tensor&apos;s name with %2 features, but those of %3. Choose one of these, or say which activations this tensor meets with File ▸ Match activations (Ctrl+Shift+M).</source>
        <translation>%1 enthält keine Aktivierungen mit dem Namen dieses Tensors und %2 Merkmalen, wohl aber die von %3. Einen dieser Tensoren wählen oder mit Datei ▸ Aktivierungen zuordnen (Strg+Umschalt+M) angeben, auf welche Aktivierungen dieser Tensor trifft.</translation>
    </message>
    <message>
        <source>Gathering the activations was cancelled. Press F5 to try again.</source>
        <translation>Das Sammeln der Aktivierungen wurde abgebrochen. F5 versucht es erneut.</translation>
    </message>
    <message>
        <source>Gathering the activations of this tensor from %1…</source>
        <translation>Aktivierungen dieses Tensors werden aus %1 gesammelt…</translation>
    </message>
    <message>
        <source>Gathering activations</source>
        <translation>Aktivierungen sammeln</translation>
    </message>
    <message>
        <source>Cancelled. Press F5 to read the file and compute this again.</source>
        <translation>Abgebrochen. F5 liest die Datei neu und berechnet dies erneut.</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Messung läuft</translation>
    </message>
</context>
<context>
    <name>bitloupe::SessionKeeper</name>
    <message>
        <source>the sample</source>
        <translation>das Beispiel</translation>
    </message>
    <message>
        <source>The last session cannot be read.</source>
        <translation>Die letzte Sitzung lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>It is kept as %1.</source>
        <translation>Sie bleibt als %1 erhalten.</translation>
    </message>
    <message>
        <source>Bitloupe ended while it was reopening %1, so it did not do it again.</source>
        <translation>Bitloupe endete beim Wiederöffnen von %1 und hat es deshalb nicht noch einmal getan.</translation>
    </message>
    <message>
        <source>What is open and set cannot be kept for the next start: %1</source>
        <translation>Was offen und eingestellt ist, lässt sich nicht für den nächsten Start aufheben: %1</translation>
    </message>
</context>
<context>
    <name>bitloupe::SettingsDock</name>
    <message>
        <source>Quantization</source>
        <translation>Quantisierung</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>bitloupe::ShortcutsDialog</name>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Zoom where the pointer is</source>
        <translation>Am Zeiger vergrößern</translation>
    </message>
    <message>
        <source>Zoom into a part</source>
        <translation>Einen Ausschnitt vergrößern</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>All of it again</source>
        <translation>Wieder alles zeigen</translation>
    </message>
    <message>
        <source>Move a threshold</source>
        <translation>Eine Schwelle verschieben</translation>
    </message>
    <message>
        <source>Drag its handle, or arrow keys</source>
        <translation>Griff ziehen oder Pfeiltasten</translation>
    </message>
    <message>
        <source>Copy or save the chart</source>
        <translation>Diagramm kopieren oder speichern</translation>
    </message>
    <message>
        <source>Context menu</source>
        <translation>Kontextmenü</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Read the values off</source>
        <translation>Werte ablesen</translation>
    </message>
    <message>
        <source>Arrow keys, with Shift in large steps</source>
        <translation>Pfeiltasten, mit Umschalt in großen Schritten</translation>
    </message>
    <message>
        <source>To the handles of a threshold, and on</source>
        <translation>Zu den Griffen einer Schwelle und weiter</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Wheel, + and −</source>
        <translation>Mausrad, + und −</translation>
    </message>
    <message>
        <source>Move the part that is seen</source>
        <translation>Den sichtbaren Ausschnitt verschieben</translation>
    </message>
    <message>
        <source>Drag with Shift, Ctrl+Left and Ctrl+Right</source>
        <translation>Ziehen mit Umschalt, Strg+Links und Strg+Rechts</translation>
    </message>
    <message>
        <source>Double click, or 0</source>
        <translation>Doppelklick oder 0</translation>
    </message>
    <message>
        <source>Copy picture and values</source>
        <translation>Bild und Werte kopieren</translation>
    </message>
</context>
<context>
    <name>bitloupe::SizesChart</name>
    <message>
        <source>largest input (left bars) and weight (right bars)</source>
        <translation>größter Eingang (linke Balken) und größtes Gewicht (rechte Balken)</translation>
    </message>
    <message>
        <source>input channel</source>
        <translation>Eingangskanal</translation>
    </message>
    <message>
        <source>root mean square input (left bars), largest weight (right bars)</source>
        <translation>Eingang im quadratischen Mittel (linke Balken), größtes Gewicht (rechte Balken)</translation>
    </message>
</context>
<context>
    <name>bitloupe::StartPage</name>
    <message>
        <source>Start page</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>See what quantization does to neural-network weights</source>
        <translation>Sehen, was Quantisierung mit den Gewichten neuronaler Netze macht</translation>
    </message>
    <message>
        <source>Drop files or folders anywhere in this window: npy, npz, HDF5 (Keras) and safetensors.</source>
        <translation>Dateien oder Ordner irgendwo in dieses Fenster ziehen: npy, npz, HDF5 (Keras) und safetensors.</translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation>Dateien öffnen…</translation>
    </message>
    <message>
        <source>Open the built-in sample</source>
        <translation>Das eingebaute Beispiel öffnen</translation>
    </message>
    <message>
        <source>A small language model of 260 thousand weights</source>
        <translation>Ein kleines Sprachmodell mit 260 Tausend Gewichten</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt geöffnete Dateien</translation>
    </message>
    <message>
        <source>Which lens answers what</source>
        <translation>Welche Linse was beantwortet</translation>
    </message>
    <message>
        <source>Read about it in the manual</source>
        <translation>Im Handbuch nachlesen</translation>
    </message>
    <message>
        <source>Files that you open are listed here.</source>
        <translation>Geöffnete Dateien stehen später hier.</translation>
    </message>
</context>
<context>
    <name>bitloupe::StartRow</name>
    <message>
        <source>%1, not there any more</source>
        <translation>%1, nicht mehr da</translation>
    </message>
    <message>
        <source>not there any more · %1</source>
        <translation>nicht mehr da · %1</translation>
    </message>
</context>
<context>
    <name>bitloupe::SweepChart</name>
    <message>
        <source>samples seen</source>
        <translation>gesehene Proben</translation>
    </message>
    <message>
        <source>change of the range, %</source>
        <translation>Änderung des Bereichs, %</translation>
    </message>
    <message>
        <source>SQNR on all samples, dB</source>
        <translation>SQNR auf allen Proben, dB</translation>
    </message>
    <message>
        <source>Takes the first axis as samples, calibrates on 10, 30, 100, 300, 1000 of them, five times each, and judges every range on all: press “Sample sweep” above.</source>
        <translation>Nimmt die erste Achse als Proben, kalibriert auf 10, 30, 100, 300, 1000 davon, je fünfmal, und bewertet jeden Bereich auf allen: oben „Probenreihe“ drücken.</translation>
    </message>
    <message>
        <source>Sample sweep</source>
        <translation>Probenreihe</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 Proben</translation>
    </message>
</context>
<context>
    <name>bitloupe::TensorModel</name>
    <message>
        <source>SQNR %1</source>
        <translation>SQNR %1</translation>
    </message>
    <message>
        <source>SQNR %1 at the current settings</source>
        <translation>SQNR %1 mit den jetzigen Einstellungen</translation>
    </message>
    <message>
        <source>Tensor</source>
        <translation>Tensor</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Verteilung</translation>
    </message>
    <message>
        <source>SQNR, dB</source>
        <translation>SQNR, dB</translation>
    </message>
    <message>
        <source>Output SQNR %1 on the activations</source>
        <translation>Ausgabe-SQNR %1 auf den Aktivierungen</translation>
    </message>
    <message>
        <source>Output SQNR %1 on the activations held apart</source>
        <translation>Ausgabe-SQNR %1 auf den zurückgehaltenen Aktivierungen</translation>
    </message>
</context>
<context>
    <name>bitloupe::TensorsDock</name>
    <message>
        <source>Tensors</source>
        <translation>Tensoren</translation>
    </message>
    <message>
        <source>Tensors of the open files</source>
        <translation>Tensoren der offenen Dateien</translation>
    </message>
    <message>
        <source>Filter the tensors</source>
        <translation>Tensoren filtern</translation>
    </message>
    <message>
        <source>Filter: proj</source>
        <translation>Filter: proj</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>In which order the tensors stand</source>
        <translation>In welcher Reihenfolge die Tensoren stehen</translation>
    </message>
    <message>
        <source>Order of the tensors</source>
        <translation>Reihenfolge der Tensoren</translation>
    </message>
    <message>
        <source>As in the file</source>
        <translation>Wie in der Datei</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>By size, largest first</source>
        <translation>Nach Größe, größte zuerst</translation>
    </message>
    <message>
        <source>By SQNR, worst first</source>
        <translation>Nach SQNR, schlechteste zuerst</translation>
    </message>
    <message>
        <source>No tensor has “%1” in its name.</source>
        <translation>Kein Tensor hat „%1“ im Namen.</translation>
    </message>
    <message>
        <source>Open a weight file, or drop it here: .npy, .npz, .h5, .safetensors</source>
        <translation>Eine Gewichtsdatei öffnen oder hierher ziehen: .npy, .npz, .h5, .safetensors</translation>
    </message>
    <message>
        <source>&amp;Copy name</source>
        <translation>Namen &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Export quantized…</source>
        <translation>&amp;Quantisiert exportieren…</translation>
    </message>
    <message>
        <source>Close &amp;file</source>
        <translation>&amp;Datei schließen</translation>
    </message>
    <message>
        <source>&amp;Output axis</source>
        <translation>&amp;Ausgabeachse</translation>
    </message>
    <message>
        <source>As the file says (%1)</source>
        <translation>Wie in der Datei (%1)</translation>
    </message>
    <message>
        <source>Axis %1 (%2)</source>
        <translation>Achse %1 (%2)</translation>
    </message>
    <message>
        <source>SQNR at current settings</source>
        <translation>SQNR mit jetzigen Einstellungen</translation>
    </message>
</context>
<context>
    <name>bitloupe::ThresholdChart</name>
    <message>
        <source>clip threshold ÷ max |w|</source>
        <translation>Schwelle ÷ max |w|</translation>
    </message>
    <message>
        <source>SQNR, dB</source>
        <translation>SQNR, dB</translation>
    </message>
    <message>
        <source>SQNR against the clipping threshold. </source>
        <translation>SQNR über der Abschneideschwelle. </translation>
    </message>
    <message>
        <source>%1: %2 at %3 of the largest magnitude. </source>
        <translation>%1: %2 bei %3 des größten Betrags. </translation>
    </message>
    <message>
        <source>Error by threshold</source>
        <translation>Fehler nach Schwelle</translation>
    </message>
    <message>
        <source>±%1 (%2 of the largest)
%3</source>
        <translation>±%1 (%2 des größten)
%3</translation>
    </message>
    <message>
        <source>threshold at %1 of the largest magnitude</source>
        <translation>Schwelle bei %1 des größten Betrags</translation>
    </message>
    <message>
        <source>All weights are zero: every threshold does.</source>
        <translation>Alle Gewichte sind null: Jede Schwelle passt.</translation>
    </message>
</context>
<context>
    <name>bitloupe::TimeChart</name>
    <message>
        <source>milliseconds</source>
        <translation>Millisekunden</translation>
    </message>
    <message>
        <source>Time by format</source>
        <translation>Zeit nach Format</translation>
    </message>
    <message>
        <source>%1: %2 (%3 to %4, %5 samples)
%6 GB/s of weights · packed in %7 · SQNR %8</source>
        <translation>%1: %2 (%3 bis %4, %5 Messungen)
%6 GB/s Gewichte · gepackt in %7 · SQNR %8</translation>
    </message>
    <message>
        <source>microseconds</source>
        <translation>Mikrosekunden</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>⚠ wrong: %1 times as far from the product in double as rounding allows</source>
        <translation>⚠ falsch: %1-mal so weit vom Produkt in double entfernt, wie Rundung erlaubt</translation>
    </message>
</context>
<context>
    <name>bitloupe::TokensChart</name>
    <message>
        <source>rows of activations</source>
        <translation>Zeilen von Aktivierungen</translation>
    </message>
    <message>
        <source>speed-up over float32</source>
        <translation>Beschleunigung gegenüber float32</translation>
    </message>
    <message>
        <source>Speed against rows of activations</source>
        <translation>Tempo über den Zeilen von Aktivierungen</translation>
    </message>
    <message>
        <source>… %1 more</source>
        <translation>… %1 weitere</translation>
    </message>
</context>
<context>
    <name>bitloupe::TokensView</name>
    <message>
        <source>Bits of the inputs</source>
        <translation>Bits der Eingänge</translation>
    </message>
    <message>
        <source>token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>SQNR of the token, dB</source>
        <translation>SQNR des Tokens, dB</translation>
    </message>
    <message>
        <source>largest magnitude</source>
        <translation>größter Betrag</translation>
    </message>
    <message>
        <source>Error of the inputs, token by token</source>
        <translation>Fehler der Eingänge, Token für Token</translation>
    </message>
    <message>
        <source>largest token: %1× the median</source>
        <translation>größtes Token: das %1-Fache des Medians</translation>
    </message>
    <message>
        <source>Largest magnitude of each token</source>
        <translation>Größter Betrag jedes Tokens</translation>
    </message>
    <message>
        <source>token %1, up to %2</source>
        <translation>Token %1, bis %2</translation>
    </message>
</context>
<context>
    <name>shape</name>
    <message>
        <source>scalar</source>
        <translation>Skalar</translation>
    </message>
</context>
<context>
    <name>text</name>
    <message>
        <source>%1: %2 → %3</source>
        <comment>a setting, its old and its new value</comment>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>wie in der Datei</translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation>Vorgabe: %1</translation>
    </message>
    <message>
        <source>Settings: %1</source>
        <translation>Einstellungen: %1</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exakt</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>diese Datei gibt es nicht</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>Namen und Ordner prüfen.</translation>
    </message>
    <message>
        <source>this is not a regular file</source>
        <translation>das ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>Give the name of a file, not of a folder, pipe or device.</source>
        <translation>Den Namen einer Datei angeben, nicht den eines Ordners, einer Pipe oder eines Geräts.</translation>
    </message>
    <message>
        <source>access was refused</source>
        <translation>der Zugriff wurde verweigert</translation>
    </message>
    <message>
        <source>Change the permissions of the file or its folder, or copy it.</source>
        <translation>Die Rechte der Datei oder ihres Ordners ändern oder sie kopieren.</translation>
    </message>
    <message>
        <source>the file could not be read</source>
        <translation>die Datei konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Check the disk or the network share that it lies on.</source>
        <translation>Den Datenträger oder die Netzfreigabe prüfen, auf der sie liegt.</translation>
    </message>
    <message>
        <source>the file was changed while it was open</source>
        <translation>die Datei wurde geändert, während sie offen war</translation>
    </message>
    <message>
        <source>Open it again when nothing writes to it any more.</source>
        <translation>Erneut öffnen, wenn nichts mehr in sie schreibt.</translation>
    </message>
    <message>
        <source>the content is of no format that Bitloupe knows</source>
        <translation>der Inhalt hat kein Format, das Bitloupe kennt</translation>
    </message>
    <message>
        <source>It reads npy, npz, HDF5 (also Keras .h5) and safetensors files.</source>
        <translation>Gelesen werden npy, npz, HDF5 (auch Keras .h5) und safetensors.</translation>
    </message>
    <message>
        <source>this format is not read by this version of Bitloupe</source>
        <translation>dieses Format liest diese Version von Bitloupe nicht</translation>
    </message>
    <message>
        <source>Convert the file to npy, npz, HDF5 or safetensors.</source>
        <translation>Die Datei in npy, npz, HDF5 oder safetensors umwandeln.</translation>
    </message>
    <message>
        <source>the file ends too early</source>
        <translation>die Datei endet zu früh</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>Noch einmal kopieren oder herunterladen.</translation>
    </message>
    <message>
        <source>the header is damaged</source>
        <translation>der Kopf ist beschädigt</translation>
    </message>
    <message>
        <source>Write the file again with the program that made it.</source>
        <translation>Die Datei mit dem Programm neu schreiben, das sie erzeugt hat.</translation>
    </message>
    <message>
        <source>a value in the file is not allowed there</source>
        <translation>ein Wert in der Datei ist dort nicht erlaubt</translation>
    </message>
    <message>
        <source>the file points beyond its own end</source>
        <translation>die Datei verweist über ihr eigenes Ende hinaus</translation>
    </message>
    <message>
        <source>two sizes in the file contradict each other</source>
        <translation>zwei Größen in der Datei widersprechen sich</translation>
    </message>
    <message>
        <source>a size in the file is larger than any number of bytes can be</source>
        <translation>eine Größe in der Datei übersteigt jede mögliche Anzahl von Bytes</translation>
    </message>
    <message>
        <source>this is larger than Bitloupe&apos;s limit</source>
        <translation>das übersteigt die Grenze von Bitloupe</translation>
    </message>
    <message>
        <source>Split the file, or choose smaller tensors.</source>
        <translation>Die Datei teilen oder kleinere Tensoren wählen.</translation>
    </message>
    <message>
        <source>the same name occurs twice</source>
        <translation>derselbe Name kommt zweimal vor</translation>
    </message>
    <message>
        <source>Write the file again with a name of its own for each tensor.</source>
        <translation>Die Datei neu schreiben, mit einem eigenen Namen für jeden Tensor.</translation>
    </message>
    <message>
        <source>two parts of the file overlap</source>
        <translation>zwei Teile der Datei überlappen sich</translation>
    </message>
    <message>
        <source>a checksum does not agree with the data</source>
        <translation>eine Prüfsumme stimmt nicht mit den Daten überein</translation>
    </message>
    <message>
        <source>Copy or download the file again.</source>
        <translation>Die Datei noch einmal kopieren oder herunterladen.</translation>
    </message>
    <message>
        <source>values of this type cannot be read</source>
        <translation>Werte dieses Typs lassen sich nicht lesen</translation>
    </message>
    <message>
        <source>Store the tensor as floating-point or integer numbers.</source>
        <translation>Den Tensor als Gleitkomma- oder ganze Zahlen speichern.</translation>
    </message>
    <message>
        <source>this part of the format is not read</source>
        <translation>dieser Teil des Formats wird nicht gelesen</translation>
    </message>
    <message>
        <source>Store the data plainly, in this file itself.</source>
        <translation>Die Daten unverschlüsselt in dieser Datei selbst ablegen.</translation>
    </message>
    <message>
        <source>the file goes on after its content</source>
        <translation>die Datei geht nach ihrem Inhalt weiter</translation>
    </message>
    <message>
        <source>What follows was left out.</source>
        <translation>Was folgt, wurde weggelassen.</translation>
    </message>
    <message>
        <source>the program that reads HDF5 stopped on this file</source>
        <translation>das Programm, das HDF5 liest, brach bei dieser Datei ab</translation>
    </message>
    <message>
        <source>The file is probably damaged; write it again with the program that made it.</source>
        <translation>Die Datei ist wohl beschädigt; mit dem Programm neu schreiben, das sie erzeugt hat.</translation>
    </message>
    <message>
        <source>reading this HDF5 file took too long and was stopped</source>
        <translation>das Lesen dieser HDF5-Datei dauerte zu lange und wurde angehalten</translation>
    </message>
    <message>
        <source>there is no such tensor</source>
        <translation>diesen Tensor gibt es nicht</translation>
    </message>
    <message>
        <source>List the file&apos;s tensors and choose one of them.</source>
        <translation>Die Tensoren der Datei auflisten und einen davon wählen.</translation>
    </message>
    <message>
        <source>this tensor does not hold numbers</source>
        <translation>dieser Tensor enthält keine Zahlen</translation>
    </message>
    <message>
        <source>Choose a tensor of floating-point or integer numbers.</source>
        <translation>Einen Tensor aus Gleitkomma- oder ganzen Zahlen wählen.</translation>
    </message>
    <message>
        <source>these settings are not possible</source>
        <translation>diese Einstellungen sind nicht möglich</translation>
    </message>
    <message>
        <source>Correct the setting named here.</source>
        <translation>Die genannte Einstellung berichtigen.</translation>
    </message>
    <message>
        <source>this value does not fit here</source>
        <translation>dieser Wert passt hier nicht</translation>
    </message>
    <message>
        <source>Choose another value.</source>
        <translation>Einen anderen Wert wählen.</translation>
    </message>
    <message>
        <source>the weights contain NaN or infinity</source>
        <translation>die Gewichte enthalten NaN oder unendlich</translation>
    </message>
    <message>
        <source>Repair these weights before they are quantized.</source>
        <translation>Diese Gewichte vor dem Quantisieren berichtigen.</translation>
    </message>
    <message>
        <source>the tensor has no elements</source>
        <translation>der Tensor hat keine Elemente</translation>
    </message>
    <message>
        <source>Choose another tensor.</source>
        <translation>Einen anderen Tensor wählen.</translation>
    </message>
    <message>
        <source>this needs more memory than is available</source>
        <translation>das braucht mehr Speicher, als verfügbar ist</translation>
    </message>
    <message>
        <source>Choose fewer or smaller tensors, or free some memory.</source>
        <translation>Weniger oder kleinere Tensoren wählen oder Speicher freigeben.</translation>
    </message>
    <message>
        <source>the file could not be written</source>
        <translation>die Datei konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Check the folder and the disk; what was there before is unchanged.</source>
        <translation>Ordner und Datenträger prüfen; was vorher da war, ist unverändert.</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <source>Free some space or choose another disk; what was there before is unchanged.</source>
        <translation>Platz schaffen oder einen anderen Datenträger wählen; was vorher da war, ist unverändert.</translation>
    </message>
    <message>
        <source>nothing can be written under this name</source>
        <translation>unter diesem Namen lässt sich nichts schreiben</translation>
    </message>
    <message>
        <source>Choose another file name.</source>
        <translation>Einen anderen Dateinamen wählen.</translation>
    </message>
    <message>
        <source>what was written does not read back the same</source>
        <translation>was geschrieben wurde, liest sich nicht gleich zurück</translation>
    </message>
    <message>
        <source>Check the disk; what was there before is unchanged.</source>
        <translation>Den Datenträger prüfen; was vorher da war, ist unverändert.</translation>
    </message>
    <message>
        <source>Integer</source>
        <translation>Ganzzahl</translation>
    </message>
    <message>
        <source>Equally spaced levels: value = scale × (code − zero).</source>
        <translation>Gleich weit entfernte Stufen: Wert = Skala × (Code − Nullpunkt).</translation>
    </message>
    <message>
        <source>NF4 (4-bit NormalFloat)</source>
        <translation>NF4 (4-Bit-NormalFloat)</translation>
    </message>
    <message>
        <source>16 levels at the quantiles of a normal distribution, as QLoRA and bitsandbytes have them.</source>
        <translation>16 Stufen an den Quantilen einer Normalverteilung, wie in QLoRA und bitsandbytes.</translation>
    </message>
    <message>
        <source>FP4 (4-bit float)</source>
        <translation>FP4 (4-Bit-Gleitkomma)</translation>
    </message>
    <message>
        <source>16 levels with exponent and mantissa, as bitsandbytes has them.</source>
        <translation>16 Stufen mit Exponent und Mantisse, wie in bitsandbytes.</translation>
    </message>
    <message>
        <source>Per tensor</source>
        <translation>Pro Tensor</translation>
    </message>
    <message>
        <source>All weights share one scale.</source>
        <translation>Alle Gewichte teilen sich eine Skala.</translation>
    </message>
    <message>
        <source>Per channel</source>
        <translation>Pro Kanal</translation>
    </message>
    <message>
        <source>Each output channel has a scale of its own.</source>
        <translation>Jeder Ausgabekanal hat eine eigene Skala.</translation>
    </message>
    <message>
        <source>Per group</source>
        <translation>Pro Gruppe</translation>
    </message>
    <message>
        <source>A run of neighbouring inputs of one output channel shares a scale.</source>
        <translation>Benachbarte Eingänge eines Ausgabekanals teilen sich eine Skala.</translation>
    </message>
    <message>
        <source>Min-max</source>
        <translation>Min-Max</translation>
    </message>
    <message>
        <source>From the smallest to the largest weight: nothing is clipped.</source>
        <translation>Vom kleinsten bis zum größten Gewicht: Nichts wird abgeschnitten.</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>Perzentil</translation>
    </message>
    <message>
        <source>Clips the few weights beyond a percentile of the magnitudes.</source>
        <translation>Schneidet die wenigen Gewichte jenseits eines Perzentils der Beträge ab.</translation>
    </message>
    <message>
        <source>MSE search</source>
        <translation>MSE-Suche</translation>
    </message>
    <message>
        <source>The threshold with the smallest mean squared error, found by trying them on the weights.</source>
        <translation>Die Schwelle mit dem kleinsten mittleren quadratischen Fehler, durch Erproben an den Gewichten gefunden.</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Von Hand</translation>
    </message>
    <message>
        <source>The ends that you set.</source>
        <translation>Die selbst gesetzten Enden.</translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation>Nächste Stufe</translation>
    </message>
    <message>
        <source>Each weight takes the level that is nearest to it.</source>
        <translation>Jedes Gewicht nimmt die nächstgelegene Stufe.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>The weights are quantized as they are.</source>
        <translation>Die Gewichte werden quantisiert, wie sie sind.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Which levels exist.</source>
        <translation>Welche Stufen es gibt.</translation>
    </message>
    <message>
        <source>Granularity</source>
        <translation>Granularität</translation>
    </message>
    <message>
        <source>Which weights share a scale.</source>
        <translation>Welche Gewichte sich eine Skala teilen.</translation>
    </message>
    <message>
        <source>Calibrator</source>
        <translation>Kalibrierer</translation>
    </message>
    <message>
        <source>How the ends of the grid are found.</source>
        <translation>Wie die Enden des Gitters gefunden werden.</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>Rundung</translation>
    </message>
    <message>
        <source>Which level a weight gets.</source>
        <translation>Welche Stufe ein Gewicht bekommt.</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>What happens to the weights first.</source>
        <translation>Was zuerst mit den Gewichten geschieht.</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Settings that people know by a name.</source>
        <translation>Einstellungen, die man beim Namen kennt.</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>Bits</translation>
    </message>
    <message>
        <source>Bits of one code.</source>
        <translation>Bits eines Codes.</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Symmetric: zero is in the middle. Asymmetric: a zero point moves the levels to where the weights are.</source>
        <translation>Symmetrisch: Die Null liegt in der Mitte. Asymmetrisch: Ein Nullpunkt schiebt die Stufen dorthin, wo die Gewichte sind.</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>Which codes are used: all of them, or as many below zero as above.</source>
        <translation>Welche Codes benutzt werden: alle oder unter null so viele wie darüber.</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skala</translation>
    </message>
    <message>
        <source>Any number, or powers of two, with which hardware can shift instead of multiply.</source>
        <translation>Beliebige Zahl oder Zweierpotenz, bei der Hardware schieben statt multiplizieren kann.</translation>
    </message>
    <message>
        <source>Scale stored as</source>
        <translation>Skalentyp</translation>
    </message>
    <message>
        <source>The number format in which each block&apos;s scale is kept.</source>
        <translation>Das Zahlenformat, in dem die Skala jedes Blocks steht.</translation>
    </message>
    <message>
        <source>Division</source>
        <translation>Division</translation>
    </message>
    <message>
        <source>How a weight is brought to steps; it decides ties only.</source>
        <translation>Wie ein Gewicht in Schritte umgerechnet wird; entscheidet nur bei Gleichstand.</translation>
    </message>
    <message>
        <source>Error measure</source>
        <translation>Fehlermaß</translation>
    </message>
    <message>
        <source>What the search makes small.</source>
        <translation>Was die Suche klein macht.</translation>
    </message>
    <message>
        <source>Histogram bins</source>
        <translation>Histogrammklassen</translation>
    </message>
    <message>
        <source>Into how many bins the magnitudes are counted first.</source>
        <translation>In wie viele Klassen die Beträge zuerst gezählt werden.</translation>
    </message>
    <message>
        <source>Output axis</source>
        <translation>Ausgabeachse</translation>
    </message>
    <message>
        <source>The axis of the output channels; the file&apos;s own where none is named.</source>
        <translation>Die Achse der Ausgabekanäle; ohne Angabe die der Datei.</translation>
    </message>
    <message>
        <source>Group size</source>
        <translation>Gruppengröße</translation>
    </message>
    <message>
        <source>How many inputs share a scale.</source>
        <translation>Wie viele Eingänge sich eine Skala teilen.</translation>
    </message>
    <message>
        <source>Share of the magnitudes that is kept, in percent.</source>
        <translation>Anteil der Beträge, der erhalten bleibt, in Prozent.</translation>
    </message>
    <message>
        <source>Low end</source>
        <translation>Unteres Ende</translation>
    </message>
    <message>
        <source>Smaller weights are clipped to this.</source>
        <translation>Kleinere Gewichte werden hierauf abgeschnitten.</translation>
    </message>
    <message>
        <source>High end</source>
        <translation>Oberes Ende</translation>
    </message>
    <message>
        <source>Larger weights are clipped to this.</source>
        <translation>Größere Gewichte werden hierauf abgeschnitten.</translation>
    </message>
    <message>
        <source>Symmetric</source>
        <translation>Symmetrisch</translation>
    </message>
    <message>
        <source>Asymmetric</source>
        <translation>Asymmetrisch</translation>
    </message>
    <message>
        <source>Narrow (2ᵇ − 1 codes)</source>
        <translation>Eng (2ᵇ − 1 Codes)</translation>
    </message>
    <message>
        <source>As many codes below zero as above: the lowest code is left unused.</source>
        <translation>Unter null so viele Codes wie darüber: Der niedrigste bleibt ungenutzt.</translation>
    </message>
    <message>
        <source>Full (2ᵇ codes)</source>
        <translation>Voll (2ᵇ Codes)</translation>
    </message>
    <message>
        <source>All codes are used.</source>
        <translation>Alle Codes werden benutzt.</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>The scale is any number.</source>
        <translation>Die Skala ist eine beliebige Zahl.</translation>
    </message>
    <message>
        <source>Power of two</source>
        <translation>Zweierpotenz</translation>
    </message>
    <message>
        <source>The scale is a power of two.</source>
        <translation>Die Skala ist eine Zweierpotenz.</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>float16</source>
        <translation>float16</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
    <message>
        <source>Divide by the scale</source>
        <translation>Durch die Skala teilen</translation>
    </message>
    <message>
        <source>As ONNX and TensorRT do it.</source>
        <translation>Wie ONNX und TensorRT es tun.</translation>
    </message>
    <message>
        <source>Multiply by 1 / scale</source>
        <translation>Mit 1 / Skala malnehmen</translation>
    </message>
    <message>
        <source>As PyTorch does it.</source>
        <translation>Wie PyTorch es tut.</translation>
    </message>
    <message>
        <source>|error|</source>
        <translation>|Fehler|</translation>
    </message>
    <message>
        <source>The sum of the errors&apos; magnitudes is made small.</source>
        <translation>Die Summe der Fehlerbeträge wird klein gemacht.</translation>
    </message>
    <message>
        <source>error²</source>
        <translation>Fehler²</translation>
    </message>
    <message>
        <source>The sum of the squared errors is made small.</source>
        <translation>Die Summe der quadrierten Fehler wird klein gemacht.</translation>
    </message>
    <message>
        <source>|error|^2.4</source>
        <translation>|Fehler|^2.4</translation>
    </message>
    <message>
        <source>Large errors count more, as in GPTQ&apos;s search.</source>
        <translation>Große Fehler zählen mehr, wie in der Suche von GPTQ.</translation>
    </message>
    <message>
        <source>INT8 per tensor</source>
        <translation>INT8 pro Tensor</translation>
    </message>
    <message>
        <source>INT8 per channel</source>
        <translation>INT8 pro Kanal</translation>
    </message>
    <message>
        <source>INT8 asymmetric</source>
        <translation>INT8 asymmetrisch</translation>
    </message>
    <message>
        <source>INT8 MSE search</source>
        <translation>INT8 MSE-Suche</translation>
    </message>
    <message>
        <source>INT8 g128</source>
        <translation>INT8 g128</translation>
    </message>
    <message>
        <source>INT16 per channel</source>
        <translation>INT16 pro Kanal</translation>
    </message>
    <message>
        <source>INT4 per channel</source>
        <translation>INT4 pro Kanal</translation>
    </message>
    <message>
        <source>W4A16 g128</source>
        <translation>W4A16 g128</translation>
    </message>
    <message>
        <source>INT4 g32</source>
        <translation>INT4 g32</translation>
    </message>
    <message>
        <source>INT4 g128 MSE search</source>
        <translation>INT4 g128 MSE-Suche</translation>
    </message>
    <message>
        <source>INT4 g128 asymmetric</source>
        <translation>INT4 g128 asymmetrisch</translation>
    </message>
    <message>
        <source>INT3 g128 asymmetric</source>
        <translation>INT3 g128 asymmetrisch</translation>
    </message>
    <message>
        <source>INT2 g64 asymmetric</source>
        <translation>INT2 g64 asymmetrisch</translation>
    </message>
    <message>
        <source>NF4 g64</source>
        <translation>NF4 g64</translation>
    </message>
    <message>
        <source>FP4 g64</source>
        <translation>FP4 g64</translation>
    </message>
    <message>
        <source>NumPy array (.npy)</source>
        <translation>NumPy-Array (.npy)</translation>
    </message>
    <message>
        <source>NumPy archive (.npz)</source>
        <translation>NumPy-Archiv (.npz)</translation>
    </message>
    <message>
        <source>HDF5, Keras (.h5)</source>
        <translation>HDF5, Keras (.h5)</translation>
    </message>
    <message>
        <source>safetensors</source>
        <translation>safetensors</translation>
    </message>
    <message>
        <source>Quantized, NumPy archive (.npz)</source>
        <translation>Quantisiert, NumPy-Archiv (.npz)</translation>
    </message>
    <message>
        <source>Quantized codes, NumPy array (.npy)</source>
        <translation>Quantisierte Codes, NumPy-Array (.npy)</translation>
    </message>
    <message>
        <source>Quantized, HDF5 (.h5)</source>
        <translation>Quantisiert, HDF5 (.h5)</translation>
    </message>
    <message>
        <source>Dequantized float32, NumPy archive (.npz)</source>
        <translation>Dequantisiert, float32, NumPy-Archiv (.npz)</translation>
    </message>
    <message>
        <source>Dequantized float32, NumPy array (.npy)</source>
        <translation>Dequantisiert, float32, NumPy-Array (.npy)</translation>
    </message>
    <message>
        <source>Dequantized float32, HDF5 (.h5)</source>
        <translation>Dequantisiert, float32, HDF5 (.h5)</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>Where are the weights, and where does each calibrator clip?</source>
        <translation>Wo liegen die Gewichte, und wo schneidet jeder Kalibrierer ab?</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Which channels carry the error?</source>
        <translation>Welche Kanäle tragen den Fehler?</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>Bins</translation>
    </message>
    <message>
        <source>How does NF4 differ from INT4 here?</source>
        <translation>Wie unterscheidet sich NF4 hier von INT4?</translation>
    </message>
    <message>
        <source>INT</source>
        <translation>INT</translation>
    </message>
    <message>
        <source>NF4</source>
        <translation>NF4</translation>
    </message>
    <message>
        <source>FP4</source>
        <translation>FP4</translation>
    </message>
    <message>
        <source>per tensor</source>
        <translation>pro Tensor</translation>
    </message>
    <message>
        <source>per channel</source>
        <translation>pro Kanal</translation>
    </message>
    <message>
        <source>group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>min-max</source>
        <translation>Min-Max</translation>
    </message>
    <message>
        <source>percentile</source>
        <translation>Perzentil</translation>
    </message>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>symmetric</source>
        <translation>symmetrisch</translation>
    </message>
    <message>
        <source>asymmetric</source>
        <translation>asymmetrisch</translation>
    </message>
    <message>
        <source>narrow</source>
        <translation>eng</translation>
    </message>
    <message>
        <source>full range</source>
        <translation>voller Bereich</translation>
    </message>
    <message>
        <source>power-of-two scale</source>
        <translation>Zweierpotenz-Skala</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a file, what is wrong with it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what is wrong, where</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what is wrong, a detail</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what is wrong, what to do</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>%1 of %2 values are NaN, the first at index %3. They are left out of all figures and encoded as zero; the model that made them is probably broken.</source>
        <translation>%1 von %2 Werten sind NaN, der erste an Index %3. Sie fehlen in allen Kennzahlen und werden als null codiert; das Modell, aus dem sie stammen, ist wohl defekt.</translation>
    </message>
    <message>
        <source>%1 of %2 values are infinite, the first at index %3. They are left out of all figures and encoded as the nearest end of the grid.</source>
        <translation>%1 von %2 Werten sind unendlich, der erste an Index %3. Sie fehlen in allen Kennzahlen und werden als das nächstgelegene Ende des Gitters codiert.</translation>
    </message>
    <message>
        <source>%1 of %2 blocks (first block %3) have fewer weights than the calibrator needs: %4, needed are %5. Its choice says little there; use larger blocks, min-max or the MSE search.</source>
        <translation>%1 von %2 Blöcken (erster Block %3) haben weniger Gewichte, als der Kalibrierer braucht: %4, nötig sind %5. Seine Wahl besagt dort wenig; größere Blöcke, Min-Max oder die MSE-Suche verwenden.</translation>
    </message>
    <message>
        <source>The %1 heaviest of %2 weights hold %4 of the sum of squares: every mean squared error and SQNR speaks mostly of them. Look at the other metrics too, and at keeping these outliers apart.</source>
        <translation>Die %1 schwersten von %2 Gewichten tragen %4 der Quadratsumme: Jeder mittlere quadratische Fehler und jedes SQNR spricht vor allem von ihnen. Auch die anderen Maße ansehen und erwägen, diese Ausreißer getrennt zu halten.</translation>
    </message>
    <message>
        <source>There is no finite value: nothing can be calibrated.</source>
        <translation>Es gibt keinen endlichen Wert: Nichts lässt sich kalibrieren.</translation>
    </message>
    <message>
        <source>All values are zero: any grid stores them exactly.</source>
        <translation>Alle Werte sind null: Jedes Gitter speichert sie exakt.</translation>
    </message>
    <message>
        <source>All values are %4: there is nothing to calibrate.</source>
        <translation>Alle Werte sind %4: Es gibt nichts zu kalibrieren.</translation>
    </message>
    <message>
        <source>%1 of %2 blocks (first block %3) are all zeros; their scale is a stand-in.</source>
        <translation>%1 von %2 Blöcken (erster Block %3) bestehen nur aus Nullen; ihre Skala ist ein Platzhalter.</translation>
    </message>
    <message>
        <source>%1 of %2 blocks (first block %3) hold one value throughout.</source>
        <translation>%1 von %2 Blöcken (erster Block %3) enthalten durchweg denselben Wert.</translation>
    </message>
    <message>
        <source>All values lie to one side of zero (up to %4), so that a symmetric grid leaves nearly half of its codes unused. An asymmetric one gains up to one bit.</source>
        <translation>Alle Werte liegen auf einer Seite der Null (bis %4), sodass ein symmetrisches Gitter fast die Hälfte seiner Codes ungenutzt lässt. Ein asymmetrisches gewinnt bis zu ein Bit.</translation>
    </message>
    <message>
        <source>%1 of %2 blocks (first block %3) lie to one side of zero, where a symmetric grid leaves nearly half of its codes unused.</source>
        <translation>%1 von %2 Blöcken (erster Block %3) liegen auf einer Seite der Null, wo ein symmetrisches Gitter fast die Hälfte seiner Codes ungenutzt lässt.</translation>
    </message>
    <message>
        <source>The file&apos;s numbers are finer than float32, in which they are quantized; statistics are computed in double.</source>
        <translation>Die Zahlen der Datei sind feiner als float32, worin sie quantisiert werden; Statistiken werden in double berechnet.</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Dynamic 8-bit (bitsandbytes)</source>
        <translation>Dynamisch 8-Bit (bitsandbytes)</translation>
    </message>
    <message>
        <source>256 levels whose exponent reaches down to a millionth of the largest weight.</source>
        <translation>256 Stufen, deren Exponent bis zu einem Millionstel des größten Gewichts hinabreicht.</translation>
    </message>
    <message>
        <source>FP8 (8-bit float)</source>
        <translation>FP8 (8-Bit-Gleitkomma)</translation>
    </message>
    <message>
        <source>Sign, exponent and mantissa in 8 bits, with a free scale.</source>
        <translation>Vorzeichen, Exponent und Mantisse in 8 Bit, mit freier Skala.</translation>
    </message>
    <message>
        <source>MXFP4</source>
        <translation>MXFP4</translation>
    </message>
    <message>
        <source>4-bit floats; 32 of them share a power of two (OCP Microscaling).</source>
        <translation>4-Bit-Gleitkommazahlen; je 32 teilen sich eine Zweierpotenz (OCP Microscaling).</translation>
    </message>
    <message>
        <source>NVFP4</source>
        <translation>NVFP4</translation>
    </message>
    <message>
        <source>4-bit floats; 16 of them share an 8-bit float scale, the tensor a float32.</source>
        <translation>4-Bit-Gleitkommazahlen; je 16 teilen sich eine 8-Bit-Gleitkomma-Skala, der Tensor eine in float32.</translation>
    </message>
    <message>
        <source>Q4_0 (ggml)</source>
        <translation>Q4_0 (ggml)</translation>
    </message>
    <message>
        <source>Blocks of 32: 4-bit codes and a half-precision scale, as llama.cpp stores them.</source>
        <translation>Blöcke zu 32: 4-Bit-Codes und eine Skala in halber Genauigkeit, wie llama.cpp sie speichert.</translation>
    </message>
    <message>
        <source>Q4_1 (ggml)</source>
        <translation>Q4_1 (ggml)</translation>
    </message>
    <message>
        <source>Blocks of 32: 4-bit codes, scale and minimum in half precision.</source>
        <translation>Blöcke zu 32: 4-Bit-Codes, Skala und Minimum in halber Genauigkeit.</translation>
    </message>
    <message>
        <source>Q5_0 (ggml)</source>
        <translation>Q5_0 (ggml)</translation>
    </message>
    <message>
        <source>Blocks of 32: 5-bit codes and a half-precision scale.</source>
        <translation>Blöcke zu 32: 5-Bit-Codes und eine Skala in halber Genauigkeit.</translation>
    </message>
    <message>
        <source>Q5_1 (ggml)</source>
        <translation>Q5_1 (ggml)</translation>
    </message>
    <message>
        <source>Blocks of 32: 5-bit codes, scale and minimum in half precision.</source>
        <translation>Blöcke zu 32: 5-Bit-Codes, Skala und Minimum in halber Genauigkeit.</translation>
    </message>
    <message>
        <source>Q8_0 (ggml)</source>
        <translation>Q8_0 (ggml)</translation>
    </message>
    <message>
        <source>Blocks of 32: 8-bit codes and a half-precision scale.</source>
        <translation>Blöcke zu 32: 8-Bit-Codes und eine Skala in halber Genauigkeit.</translation>
    </message>
    <message>
        <source>IQ4_NL (ggml)</source>
        <translation>IQ4_NL (ggml)</translation>
    </message>
    <message>
        <source>Blocks of 32: 16 unequal levels and a scale that is searched for.</source>
        <translation>Blöcke zu 32: 16 ungleich weit entfernte Stufen und eine Skala, die gesucht wird.</translation>
    </message>
    <message>
        <source>Q2_K (ggml)</source>
        <translation>Q2_K (ggml)</translation>
    </message>
    <message>
        <source>Super-blocks of 256: 2-bit codes, and scales of 16 weights that are quantized themselves.</source>
        <translation>Superblöcke zu 256: 2-Bit-Codes und Skalen für je 16 Gewichte, die selbst quantisiert sind.</translation>
    </message>
    <message>
        <source>Q3_K (ggml)</source>
        <translation>Q3_K (ggml)</translation>
    </message>
    <message>
        <source>Super-blocks of 256: 3-bit codes, and scales of 16 weights that are quantized themselves.</source>
        <translation>Superblöcke zu 256: 3-Bit-Codes und Skalen für je 16 Gewichte, die selbst quantisiert sind.</translation>
    </message>
    <message>
        <source>Q4_K (ggml)</source>
        <translation>Q4_K (ggml)</translation>
    </message>
    <message>
        <source>Super-blocks of 256: 4-bit codes, and scales of 32 weights that are quantized themselves.</source>
        <translation>Superblöcke zu 256: 4-Bit-Codes und Skalen für je 32 Gewichte, die selbst quantisiert sind.</translation>
    </message>
    <message>
        <source>Q5_K (ggml)</source>
        <translation>Q5_K (ggml)</translation>
    </message>
    <message>
        <source>Super-blocks of 256: 5-bit codes, and scales of 32 weights that are quantized themselves.</source>
        <translation>Superblöcke zu 256: 5-Bit-Codes und Skalen für je 32 Gewichte, die selbst quantisiert sind.</translation>
    </message>
    <message>
        <source>Q6_K (ggml)</source>
        <translation>Q6_K (ggml)</translation>
    </message>
    <message>
        <source>Super-blocks of 256: 6-bit codes, and scales of 16 weights that are quantized themselves.</source>
        <translation>Superblöcke zu 256: 6-Bit-Codes und Skalen für je 16 Gewichte, die selbst quantisiert sind.</translation>
    </message>
    <message>
        <source>IQ4_XS (ggml)</source>
        <translation>IQ4_XS (ggml)</translation>
    </message>
    <message>
        <source>TQ1_0 (ggml)</source>
        <translation>TQ1_0 (ggml)</translation>
    </message>
    <message>
        <source>Blocks of 256 for weights that are ternary already: five codes in a byte.</source>
        <translation>Blöcke zu 256 für Gewichte, die schon ternär sind: fünf Codes in einem Byte.</translation>
    </message>
    <message>
        <source>TQ2_0 (ggml)</source>
        <translation>TQ2_0 (ggml)</translation>
    </message>
    <message>
        <source>Blocks of 256 for weights that are ternary already: two bits a code.</source>
        <translation>Blöcke zu 256 für Gewichte, die schon ternär sind: zwei Bits pro Code.</translation>
    </message>
    <message>
        <source>MatMulNBits (ONNX Runtime)</source>
        <translation>MatMulNBits (ONNX Runtime)</translation>
    </message>
    <message>
        <source>Integers as ONNX Runtime packs weights: rounded after the zero point is added.</source>
        <translation>Ganzzahlen, wie ONNX Runtime Gewichte packt: gerundet, nachdem der Nullpunkt addiert ist.</translation>
    </message>
    <message>
        <source>Ternary</source>
        <translation>Ternär</translation>
    </message>
    <message>
        <source>Three levels: minus, zero, plus.</source>
        <translation>Drei Stufen: minus, null, plus.</translation>
    </message>
    <message>
        <source>Binary</source>
        <translation>Binär</translation>
    </message>
    <message>
        <source>One bit a weight: plus or minus the mean magnitude (XNOR-Net).</source>
        <translation>Ein Bit pro Gewicht: plus oder minus der mittlere Betrag (XNOR-Net).</translation>
    </message>
    <message>
        <source>Learned codebook</source>
        <translation>Gelerntes Codebuch</translation>
    </message>
    <message>
        <source>Levels learned on these very weights: what no fixed grid of as many levels can beat.</source>
        <translation>Stufen, an genau diesen Gewichten gelernt: was kein festes Gitter mit so vielen Stufen übertreffen kann.</translation>
    </message>
    <message>
        <source>Per group of channels</source>
        <translation>Pro Kanalgruppe</translation>
    </message>
    <message>
        <source>Neighbouring output channels share a scale: the other meaning of group in the literature.</source>
        <translation>Benachbarte Ausgabekanäle teilen sich eine Skala: die andere Bedeutung von Gruppe in der Literatur.</translation>
    </message>
    <message>
        <source>Per token</source>
        <translation>Pro Token</translation>
    </message>
    <message>
        <source>Activations: each row of features has a scale of its own, found as it comes.</source>
        <translation>Aktivierungen: Jede Zeile von Merkmalen hat eine eigene Skala, die beim Eintreffen bestimmt wird.</translation>
    </message>
    <message>
        <source>The threshold whose quantized histogram is nearest to the original in Kullback–Leibler divergence, as NVIDIA&apos;s toolkits do it.</source>
        <translation>Die Schwelle, deren quantisiertes Histogramm dem Original in der Kullback-Leibler-Divergenz am nächsten ist, wie in den Toolkits von NVIDIA.</translation>
    </message>
    <message>
        <source>Moving average (PyTorch)</source>
        <translation>Gleitender Mittelwert (PyTorch)</translation>
    </message>
    <message>
        <source>Min-max of batches that come in turn, each moving the ends a little, as PyTorch&apos;s observer does it.</source>
        <translation>Min-Max von Stapeln, die nacheinander kommen und die Enden jeweils ein wenig verschieben, wie im Observer von PyTorch.</translation>
    </message>
    <message>
        <source>Percentile (NVIDIA)</source>
        <translation>Perzentil (NVIDIA)</translation>
    </message>
    <message>
        <source>The percentile read off a histogram of the magnitudes, as NVIDIA&apos;s toolkits do it.</source>
        <translation>Das Perzentil, aus einem Histogramm der Beträge abgelesen, wie in den Toolkits von NVIDIA.</translation>
    </message>
    <message>
        <source>Percentile (ONNX Runtime)</source>
        <translation>Perzentil (ONNX Runtime)</translation>
    </message>
    <message>
        <source>The percentile read off a histogram, as ONNX Runtime&apos;s calibrator does it.</source>
        <translation>Das Perzentil, aus einem Histogramm abgelesen, wie im Kalibrierer von ONNX Runtime.</translation>
    </message>
    <message>
        <source>ACIQ (closed form)</source>
        <translation>ACIQ (geschlossene Form)</translation>
    </message>
    <message>
        <source>The best threshold for a Laplace or normal distribution of the same spread: nothing is searched.</source>
        <translation>Die beste Schwelle für eine Laplace- oder Normalverteilung gleicher Streuung: Nichts wird gesucht.</translation>
    </message>
    <message>
        <source>Error search (GPTQ)</source>
        <translation>Fehlersuche (GPTQ)</translation>
    </message>
    <message>
        <source>Eighty shrunken ranges, the one with the smallest sum of |error|^2.4, as GPTQ does it.</source>
        <translation>Achtzig verkleinerte Bereiche, davon der mit der kleinsten Summe von |Fehler|^2.4, wie in GPTQ.</translation>
    </message>
    <message>
        <source>MSE search (NVIDIA)</source>
        <translation>MSE-Suche (NVIDIA)</translation>
    </message>
    <message>
        <source>The threshold with the smallest squared error over a histogram&apos;s bins, as NVIDIA&apos;s toolkits do it.</source>
        <translation>Die Schwelle mit dem kleinsten quadratischen Fehler über die Klassen eines Histogramms, wie in den Toolkits von NVIDIA.</translation>
    </message>
    <message>
        <source>Histogram observer (PyTorch)</source>
        <translation>Histogramm-Observer (PyTorch)</translation>
    </message>
    <message>
        <source>Cuts the tails of a histogram as long as a model of the error falls, as PyTorch does it.</source>
        <translation>Schneidet die Ausläufer eines Histogramms ab, solange ein Modell des Fehlers fällt, wie in PyTorch.</translation>
    </message>
    <message>
        <source>Cross-entropy (ONNX Runtime)</source>
        <translation>Kreuzentropie (ONNX Runtime)</translation>
    </message>
    <message>
        <source>The slice of a histogram that is nearest to it when merged and spread, as ONNX Runtime does it.</source>
        <translation>Der Ausschnitt eines Histogramms, der ihm zusammengefasst und wieder verteilt am nächsten kommt, wie in ONNX Runtime.</translation>
    </message>
    <message>
        <source>MSE over powers of two</source>
        <translation>MSE über Zweierpotenzen</translation>
    </message>
    <message>
        <source>Of five powers of two around the largest magnitude, the threshold with the smallest squared error.</source>
        <translation>Von fünf Zweierpotenzen um den größten Betrag die Schwelle mit dem kleinsten quadratischen Fehler.</translation>
    </message>
    <message>
        <source>Stochastic</source>
        <translation>Stochastisch</translation>
    </message>
    <message>
        <source>A weight between two levels takes one of them by chance, the nearer one more often: the mean error is zero.</source>
        <translation>Ein Gewicht zwischen zwei Stufen nimmt zufällig eine davon, die nähere häufiger: Der mittlere Fehler ist null.</translation>
    </message>
    <message>
        <source>Zero point</source>
        <translation>Nullpunkt</translation>
    </message>
    <message>
        <source>An integer code for zero, or any number: then zero itself is no level, but the range fits exactly.</source>
        <translation>Ein ganzzahliger Code für die Null oder eine beliebige Zahl: Dann ist die Null selbst keine Stufe, aber der Bereich passt genau.</translation>
    </message>
    <message>
        <source>Exponent</source>
        <translation>Exponent</translation>
    </message>
    <message>
        <source>How the power of two is chosen from the largest magnitude.</source>
        <translation>Wie die Zweierpotenz aus dem größten Betrag gewählt wird.</translation>
    </message>
    <message>
        <source>Double quantization</source>
        <translation>Doppelte Quantisierung</translation>
    </message>
    <message>
        <source>The scales themselves are quantized to 8 bits.</source>
        <translation>Die Skalen selbst werden auf 8 Bit quantisiert.</translation>
    </message>
    <message>
        <source>Float format</source>
        <translation>Gleitkommaformat</translation>
    </message>
    <message>
        <source>How the 8 bits are divided between exponent and mantissa.</source>
        <translation>Wie sich die 8 Bits auf Exponent und Mantisse verteilen.</translation>
    </message>
    <message>
        <source>Ties</source>
        <translation>Gleichstand</translation>
    </message>
    <message>
        <source>Which of two equally near numbers is taken.</source>
        <translation>Welche von zwei gleich nahen Zahlen genommen wird.</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>How threshold and value are found.</source>
        <translation>Wie Schwelle und Wert gefunden werden.</translation>
    </message>
    <message>
        <source>Threshold factor</source>
        <translation>Schwellenfaktor</translation>
    </message>
    <message>
        <source>The threshold as a multiple of the mean magnitude.</source>
        <translation>Die Schwelle als Vielfaches des mittleren Betrags.</translation>
    </message>
    <message>
        <source>Learner</source>
        <translation>Lernverfahren</translation>
    </message>
    <message>
        <source>From where the levels set out to the means of their cells.</source>
        <translation>Von wo aus die Stufen zu den Mittelwerten ihrer Zellen wandern.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The same seed gives the same codes.</source>
        <translation>Gleicher Startwert, gleiche Codes.</translation>
    </message>
    <message>
        <source>KL histogram bins</source>
        <translation>KL-Histogrammklassen</translation>
    </message>
    <message>
        <source>Into how many bins the first batch is counted; more are added where later ones reach farther.</source>
        <translation>In wie viele Klassen der erste Stapel gezählt wird; weitere kommen hinzu, wo spätere weiter reichen.</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>In how many runs of equal length the values are observed, one after the other.</source>
        <translation>In wie vielen gleich langen Abschnitten die Werte nacheinander beobachtet werden.</translation>
    </message>
    <message>
        <source>Averaging constant</source>
        <translation>Mittelungskonstante</translation>
    </message>
    <message>
        <source>How far each batch moves the ends towards its own: 0.01 is PyTorch&apos;s.</source>
        <translation>Wie weit jeder Stapel die Enden zu seinen eigenen hin verschiebt: 0.01 ist der Wert von PyTorch.</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Verteilung</translation>
    </message>
    <message>
        <source>What the weights are taken to be like.</source>
        <translation>Wovon bei den Gewichten ausgegangen wird.</translation>
    </message>
    <message>
        <source>How many output channels share a scale.</source>
        <translation>Wie viele Ausgabekanäle sich eine Skala teilen.</translation>
    </message>
    <message>
        <source>Stack of matrices</source>
        <translation>Matrizenstapel</translation>
    </message>
    <message>
        <source>Whichever promises less error</source>
        <translation>Was weniger Fehler verspricht</translation>
    </message>
    <message>
        <source>Laplace</source>
        <translation>Laplace</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Full, largest on the top code</source>
        <translation>Voll, Größtes auf oberstem Code</translation>
    </message>
    <message>
        <source>As narrow, with the lowest code kept for what rounds or clips to it (AWQ, AIMET).</source>
        <translation>Wie eng, der niedrigste Code bleibt aber für das, was auf ihn gerundet oder abgeschnitten wird (AWQ, AIMET).</translation>
    </message>
    <message>
        <source>Full, signed scale</source>
        <translation>Voll, Skala mit Vorzeichen</translation>
    </message>
    <message>
        <source>The largest weight lies on the lowest code; the scale takes its sign (ggml, ONNX Runtime).</source>
        <translation>Das größte Gewicht liegt auf dem niedrigsten Code; die Skala nimmt sein Vorzeichen an (ggml, ONNX Runtime).</translation>
    </message>
    <message>
        <source>Zero is a code of its own, exactly.</source>
        <translation>Die Null ist exakt ein eigener Code.</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>Gleitkomma</translation>
    </message>
    <message>
        <source>The smallest weight is stored, and lies on the lowest code.</source>
        <translation>Das kleinste Gewicht wird gespeichert und liegt auf dem niedrigsten Code.</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Aufwärts</translation>
    </message>
    <message>
        <source>The next power of two above: only the very largest value is clipped.</source>
        <translation>Die nächsthöhere Zweierpotenz: Nur der allergrößte Wert wird abgeschnitten.</translation>
    </message>
    <message>
        <source>Up, nothing clipped</source>
        <translation>Aufwärts, nichts abgeschnitten</translation>
    </message>
    <message>
        <source>Up, with room for the missing top code (Sony MCT).</source>
        <translation>Aufwärts, mit Platz für den fehlenden obersten Code (Sony MCT).</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Abwärts</translation>
    </message>
    <message>
        <source>The next power of two below: clips, as OCP Microscaling does.</source>
        <translation>Die nächstniedrigere Zweierpotenz: schneidet ab, wie OCP Microscaling.</translation>
    </message>
    <message>
        <source>The nearest power of two in the logarithm.</source>
        <translation>Die nächste Zweierpotenz im Logarithmus.</translation>
    </message>
    <message>
        <source>E4M3 (up to 448)</source>
        <translation>E4M3 (bis 448)</translation>
    </message>
    <message>
        <source>E5M2 (up to 57344)</source>
        <translation>E5M2 (bis 57344)</translation>
    </message>
    <message>
        <source>To the even code</source>
        <translation>Zum geraden Code</translation>
    </message>
    <message>
        <source>As OCP says.</source>
        <translation>Wie OCP es vorgibt.</translation>
    </message>
    <message>
        <source>Toward zero</source>
        <translation>Zur Null hin</translation>
    </message>
    <message>
        <source>As ggml does it.</source>
        <translation>Wie ggml es tut.</translation>
    </message>
    <message>
        <source>Ternary Weight Networks</source>
        <translation>Ternary Weight Networks</translation>
    </message>
    <message>
        <source>Threshold: a multiple of the mean magnitude. Value: the mean of what lies beyond.</source>
        <translation>Schwelle: ein Vielfaches des mittleren Betrags. Wert: das Mittel dessen, was jenseits liegt.</translation>
    </message>
    <message>
        <source>Optimal</source>
        <translation>Optimal</translation>
    </message>
    <message>
        <source>Threshold and value of the smallest squared error.</source>
        <translation>Schwelle und Wert mit dem kleinsten quadratischen Fehler.</translation>
    </message>
    <message>
        <source>BitNet b1.58</source>
        <translation>BitNet b1.58</translation>
    </message>
    <message>
        <source>The mean magnitude as the scale; half of it is the threshold.</source>
        <translation>Der mittlere Betrag als Skala; die Hälfte davon ist die Schwelle.</translation>
    </message>
    <message>
        <source>Two scales (TTQ)</source>
        <translation>Zwei Skalen (TTQ)</translation>
    </message>
    <message>
        <source>A value of its own for each side of zero.</source>
        <translation>Ein eigener Wert für jede Seite der Null.</translation>
    </message>
    <message>
        <source>Lloyd–Max</source>
        <translation>Lloyd–Max</translation>
    </message>
    <message>
        <source>From quantiles, or as dense as the cube root of the density: the better of the two.</source>
        <translation>Von Quantilen aus oder so dicht wie die Kubikwurzel der Dichte: das Bessere von beiden.</translation>
    </message>
    <message>
        <source>k-means</source>
        <translation>k-means</translation>
    </message>
    <message>
        <source>From evenly spaced levels.</source>
        <translation>Von gleich weit entfernten Stufen aus.</translation>
    </message>
    <message>
        <source>NF4 g64 double-quantized (QLoRA)</source>
        <translation>NF4 g64 doppelt quantisiert (QLoRA)</translation>
    </message>
    <message>
        <source>INT8 power-of-two scale</source>
        <translation>INT8 Zweierpotenz-Skala</translation>
    </message>
    <message>
        <source>INT4 g128 float zero point</source>
        <translation>INT4 g128 Gleitkomma-Nullpunkt</translation>
    </message>
    <message>
        <source>FP8 E4M3 per tensor</source>
        <translation>FP8 E4M3 pro Tensor</translation>
    </message>
    <message>
        <source>FP8 E4M3 per channel</source>
        <translation>FP8 E4M3 pro Kanal</translation>
    </message>
    <message>
        <source>FP8 E5M2 per tensor</source>
        <translation>FP8 E5M2 pro Tensor</translation>
    </message>
    <message>
        <source>Q4_0</source>
        <translation>Q4_0</translation>
    </message>
    <message>
        <source>Q4_1</source>
        <translation>Q4_1</translation>
    </message>
    <message>
        <source>Q5_0</source>
        <translation>Q5_0</translation>
    </message>
    <message>
        <source>Q5_1</source>
        <translation>Q5_1</translation>
    </message>
    <message>
        <source>Q8_0</source>
        <translation>Q8_0</translation>
    </message>
    <message>
        <source>IQ4_NL</source>
        <translation>IQ4_NL</translation>
    </message>
    <message>
        <source>Q2_K</source>
        <translation>Q2_K</translation>
    </message>
    <message>
        <source>Q3_K</source>
        <translation>Q3_K</translation>
    </message>
    <message>
        <source>Q4_K</source>
        <translation>Q4_K</translation>
    </message>
    <message>
        <source>Q5_K</source>
        <translation>Q5_K</translation>
    </message>
    <message>
        <source>Q6_K</source>
        <translation>Q6_K</translation>
    </message>
    <message>
        <source>IQ4_XS</source>
        <translation>IQ4_XS</translation>
    </message>
    <message>
        <source>TQ1_0</source>
        <translation>TQ1_0</translation>
    </message>
    <message>
        <source>TQ2_0</source>
        <translation>TQ2_0</translation>
    </message>
    <message>
        <source>MatMulNBits 4-bit blocks of 32</source>
        <translation>MatMulNBits 4-Bit, Blöcke zu 32</translation>
    </message>
    <message>
        <source>Dynamic 8-bit blocks of 256</source>
        <translation>Dynamisch 8-Bit, Blöcke zu 256</translation>
    </message>
    <message>
        <source>Ternary (TWN) per channel</source>
        <translation>Ternär (TWN) pro Kanal</translation>
    </message>
    <message>
        <source>Ternary (BitNet) per tensor</source>
        <translation>Ternär (BitNet) pro Tensor</translation>
    </message>
    <message>
        <source>Binary (XNOR-Net) per channel</source>
        <translation>Binär (XNOR-Net) pro Kanal</translation>
    </message>
    <message>
        <source>Learned 4-bit codebook</source>
        <translation>Gelerntes 4-Bit-Codebuch</translation>
    </message>
    <message>
        <source>Learned 4-bit codebook per channel</source>
        <translation>Gelerntes 4-Bit-Codebuch pro Kanal</translation>
    </message>
    <message>
        <source>Share of the weights inside</source>
        <translation>Anteil der Gewichte innerhalb</translation>
    </message>
    <message>
        <source>Mean error on the weights</source>
        <translation>Mittlerer Fehler an den Gewichten</translation>
    </message>
    <message>
        <source>Divergence (nats)</source>
        <translation>Divergenz (Nats)</translation>
    </message>
    <message>
        <source>Error that the model predicts</source>
        <translation>Fehler, den das Modell vorhersagt</translation>
    </message>
    <message>
        <source>Dynamic8</source>
        <translation>Dynamic8</translation>
    </message>
    <message>
        <source>FP8</source>
        <translation>FP8</translation>
    </message>
    <message>
        <source>NBits</source>
        <translation>NBits</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>Gelernt</translation>
    </message>
    <message>
        <source>double-quantized</source>
        <translation>doppelt quantisiert</translation>
    </message>
    <message>
        <source>full range, top</source>
        <translation>voller Bereich, oben</translation>
    </message>
    <message>
        <source>signed scale</source>
        <translation>Skala mit Vorzeichen</translation>
    </message>
    <message>
        <source>float zero point</source>
        <translation>Float-Nullpunkt</translation>
    </message>
    <message>
        <source>E5M2</source>
        <translation>E5M2</translation>
    </message>
    <message>
        <source>optimal</source>
        <translation>optimal</translation>
    </message>
    <message>
        <source>BitNet</source>
        <translation>BitNet</translation>
    </message>
    <message>
        <source>TTQ</source>
        <translation>TTQ</translation>
    </message>
    <message>
        <source>channels together</source>
        <translation>Kanäle zusammen</translation>
    </message>
    <message>
        <source>per token</source>
        <translation>pro Token</translation>
    </message>
    <message>
        <source>moving average</source>
        <translation>gleitendes Mittel</translation>
    </message>
    <message>
        <source>NVIDIA percentile</source>
        <translation>NVIDIA-Perzentil</translation>
    </message>
    <message>
        <source>ONNX percentile</source>
        <translation>ONNX-Perzentil</translation>
    </message>
    <message>
        <source>ACIQ</source>
        <translation>ACIQ</translation>
    </message>
    <message>
        <source>GPTQ search</source>
        <translation>GPTQ-Suche</translation>
    </message>
    <message>
        <source>NVIDIA MSE</source>
        <translation>NVIDIA-MSE</translation>
    </message>
    <message>
        <source>PyTorch histogram</source>
        <translation>PyTorch-Histogramm</translation>
    </message>
    <message>
        <source>ONNX KL</source>
        <translation>ONNX-KL</translation>
    </message>
    <message>
        <source>MSE of 2ᵏ</source>
        <translation>MSE von 2ᵏ</translation>
    </message>
    <message>
        <source>codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>scales</source>
        <translation>Skalen</translation>
    </message>
    <message>
        <source>zero points</source>
        <translation>Nullpunkte</translation>
    </message>
    <message>
        <source>minimums</source>
        <translation>Minima</translation>
    </message>
    <message>
        <source>scales below zero</source>
        <translation>Skalen unter null</translation>
    </message>
    <message>
        <source>levels</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>scales of the scales</source>
        <translation>Skalen der Skalen</translation>
    </message>
    <message>
        <source>mean of the scales</source>
        <translation>Mittel der Skalen</translation>
    </message>
    <message>
        <source>scale of the tensor</source>
        <translation>Skala des Tensors</translation>
    </message>
    <message>
        <source>Error map</source>
        <translation>Fehlerkarte</translation>
    </message>
    <message>
        <source>Where in the matrix is the error?</source>
        <translation>Wo in der Matrix liegt der Fehler?</translation>
    </message>
    <message>
        <source>Calibrators</source>
        <translation>Kalibrierer</translation>
    </message>
    <message>
        <source>Which calibrator is best here, and what does it cost?</source>
        <translation>Welcher Kalibrierer ist hier der beste, und was kostet er?</translation>
    </message>
    <message>
        <source>Share kept</source>
        <translation>Behaltener Anteil</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Divergence</source>
        <translation>Divergenz</translation>
    </message>
    <message>
        <source>Predicted error</source>
        <translation>Vorhergesagter Fehler</translation>
    </message>
    <message>
        <source>GPTQ</source>
        <translation>GPTQ</translation>
    </message>
    <message>
        <source>Column by column; what one column does wrong the next ones make good, as far as the inputs let them.</source>
        <translation>Spalte für Spalte; was eine Spalte falsch macht, machen die nächsten gut, soweit die Eingänge es zulassen.</translation>
    </message>
    <message>
        <source>SmoothQuant</source>
        <translation>SmoothQuant</translation>
    </message>
    <message>
        <source>Moves size from inputs with outliers to the weights, channel by channel.</source>
        <translation>Verschiebt Größe von Eingängen mit Ausreißern auf die Gewichte, Kanal für Kanal.</translation>
    </message>
    <message>
        <source>AWQ</source>
        <translation>AWQ</translation>
    </message>
    <message>
        <source>Makes the weights of input channels that matter larger before rounding, by the scales that suit the outputs best.</source>
        <translation>Vergrößert vor dem Runden die Gewichte wichtiger Eingangskanäle, mit den Skalen, die für die Ausgaben am besten sind.</translation>
    </message>
    <message>
        <source>LLM.int8</source>
        <translation>LLM.int8</translation>
    </message>
    <message>
        <source>Input channels with outliers stay in 16 bits.</source>
        <translation>Eingangskanäle mit Ausreißern bleiben in 16 Bit.</translation>
    </message>
    <message>
        <source>Outliers apart</source>
        <translation>Ausreißer getrennt</translation>
    </message>
    <message>
        <source>The largest weights stay in 16 bits, in a sparse part of their own.</source>
        <translation>Die größten Gewichte bleiben in 16 Bit, in einem eigenen dünnbesetzten Teil.</translation>
    </message>
    <message>
        <source>Order of columns</source>
        <translation>Spaltenreihenfolge</translation>
    </message>
    <message>
        <source>In which order the columns are rounded.</source>
        <translation>In welcher Reihenfolge die Spalten gerundet werden.</translation>
    </message>
    <message>
        <source>Damping</source>
        <translation>Dämpfung</translation>
    </message>
    <message>
        <source>Share of the mean diagonal that is added to the second moments.</source>
        <translation>Anteil der mittleren Diagonale, der zu den zweiten Momenten addiert wird.</translation>
    </message>
    <message>
        <source>Block of columns</source>
        <translation>Spaltenblock</translation>
    </message>
    <message>
        <source>How many columns are rounded before the others hear of their errors.</source>
        <translation>Wie viele Spalten gerundet werden, bevor die übrigen von ihren Fehlern erfahren.</translation>
    </message>
    <message>
        <source>Group ranges</source>
        <translation>Gruppenbereiche</translation>
    </message>
    <message>
        <source>When the range of a group is found.</source>
        <translation>Wann der Bereich einer Gruppe bestimmt wird.</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>0: all difficulty stays with the inputs. 1: all of it goes to the weights.</source>
        <translation>0: Alle Schwierigkeit bleibt bei den Eingängen. 1: Alle geht auf die Gewichte über.</translation>
    </message>
    <message>
        <source>Search alpha</source>
        <translation>Alpha suchen</translation>
    </message>
    <message>
        <source>Takes the alpha with the smallest output error.</source>
        <translation>Nimmt das Alpha mit dem kleinsten Ausgabefehler.</translation>
    </message>
    <message>
        <source>Input bits</source>
        <translation>Eingangsbits</translation>
    </message>
    <message>
        <source>Bits of the inputs in the search.</source>
        <translation>Bits der Eingänge in der Suche.</translation>
    </message>
    <message>
        <source>Input scales</source>
        <translation>Eingangsskalen</translation>
    </message>
    <message>
        <source>Which inputs share a scale in the search.</source>
        <translation>Welche Eingänge sich in der Suche eine Skala teilen.</translation>
    </message>
    <message>
        <source>Scales fold into</source>
        <translation>Skalen gehen in</translation>
    </message>
    <message>
        <source>What takes the scales of the inputs.</source>
        <translation>Was die Skalen der Eingänge aufnimmt.</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>Skalen</translation>
    </message>
    <message>
        <source>How a scale is made from the magnitudes of inputs and weights.</source>
        <translation>Wie aus den Beträgen von Eingängen und Gewichten eine Skala wird.</translation>
    </message>
    <message>
        <source>Clip search</source>
        <translation>Abschneidesuche</translation>
    </message>
    <message>
        <source>Clips each group where that makes its part of the outputs better.</source>
        <translation>Schneidet jede Gruppe ab, wo das ihren Teil der Ausgaben verbessert.</translation>
    </message>
    <message>
        <source>Outlier threshold</source>
        <translation>Ausreißerschwelle</translation>
    </message>
    <message>
        <source>Input channels that reach this magnitude stay in 16 bits.</source>
        <translation>Eingangskanäle, die diesen Betrag erreichen, bleiben in 16 Bit.</translation>
    </message>
    <message>
        <source>Outliers are</source>
        <translation>Ausreißer sind</translation>
    </message>
    <message>
        <source>How outliers are told from the rest.</source>
        <translation>Wie Ausreißer vom Rest unterschieden werden.</translation>
    </message>
    <message>
        <source>Outlier share</source>
        <translation>Ausreißeranteil</translation>
    </message>
    <message>
        <source>Share of the weights that is kept apart.</source>
        <translation>Anteil der Gewichte, der getrennt bleibt.</translation>
    </message>
    <message>
        <source>Standard deviations</source>
        <translation>Standardabweichungen</translation>
    </message>
    <message>
        <source>Weights farther from the mean than this are kept apart.</source>
        <translation>Gewichte, die weiter vom Mittel entfernt sind, bleiben getrennt.</translation>
    </message>
    <message>
        <source>As they stand</source>
        <translation>Wie sie stehen</translation>
    </message>
    <message>
        <source>Largest inputs first</source>
        <translation>Größte Eingänge zuerst</translation>
    </message>
    <message>
        <source>Largest first, groups kept</source>
        <translation>Größte zuerst, Gruppen erhalten</translation>
    </message>
    <message>
        <source>With all errors so far</source>
        <translation>Mit allen bisherigen Fehlern</translation>
    </message>
    <message>
        <source>With the errors of earlier blocks</source>
        <translation>Mit den Fehlern früherer Blöcke</translation>
    </message>
    <message>
        <source>Before any rounding</source>
        <translation>Vor jeder Rundung</translation>
    </message>
    <message>
        <source>Inputs alone</source>
        <translation>Nur Eingänge</translation>
    </message>
    <message>
        <source>Inputs and weights</source>
        <translation>Eingänge und Gewichte</translation>
    </message>
    <message>
        <source>The normalization before</source>
        <translation>Die Normalisierung davor</translation>
    </message>
    <message>
        <source>The linear layer before</source>
        <translation>Die lineare Schicht davor</translation>
    </message>
    <message>
        <source>A multiplier beside the weights</source>
        <translation>Ein Faktor neben den Gewichten</translation>
    </message>
    <message>
        <source>Each token</source>
        <translation>Jedes Token</translation>
    </message>
    <message>
        <source>All tokens</source>
        <translation>Alle Tokens</translation>
    </message>
    <message>
        <source>The largest share</source>
        <translation>Der größte Anteil</translation>
    </message>
    <message>
        <source>Far from the mean</source>
        <translation>Weit vom Mittel</translation>
    </message>
    <message>
        <source>scales of the inputs</source>
        <translation>Skalen der Eingänge</translation>
    </message>
    <message>
        <source>which channels are kept</source>
        <translation>welche Kanäle bleiben</translation>
    </message>
    <message>
        <source>weights of kept channels</source>
        <translation>Gewichte behaltener Kanäle</translation>
    </message>
    <message>
        <source>row starts of the outliers</source>
        <translation>Zeilenanfänge der Ausreißer</translation>
    </message>
    <message>
        <source>places of the outliers</source>
        <translation>Orte der Ausreißer</translation>
    </message>
    <message>
        <source>outliers</source>
        <translation>Ausreißer</translation>
    </message>
    <message>
        <source>GPTQ knows no inputs of these weights: each went to its nearest level. Load activations.</source>
        <translation>GPTQ kennt keine Eingänge dieser Gewichte: Jedes kam auf seine nächste Stufe. Aktivierungen laden.</translation>
    </message>
    <message>
        <source>GPTQ could not factor the inputs&apos; second moments, whatever the damping: each weight went to its nearest level.</source>
        <translation>GPTQ konnte die zweiten Momente der Eingänge bei keiner Dämpfung zerlegen: Jedes Gewicht kam auf seine nächste Stufe.</translation>
    </message>
    <message>
        <source>GPTQ raised its damping to %1: the inputs&apos; second moments could not be factored with less.</source>
        <translation>GPTQ hat die Dämpfung auf %1 erhöht: Mit weniger ließen sich die zweiten Momente der Eingänge nicht zerlegen.</translation>
    </message>
    <message>
        <source>AWQ knows no inputs of these weights: they were quantized as they are. Load activations.</source>
        <translation>AWQ kennt keine Eingänge dieser Gewichte: Sie wurden quantisiert, wie sie sind. Aktivierungen laden.</translation>
    </message>
    <message>
        <source>AWQ&apos;s clipping would have made the whole output worse: it was left out.</source>
        <translation>Das Abschneiden von AWQ hätte die Ausgabe insgesamt verschlechtert: Es wurde weggelassen.</translation>
    </message>
    <message>
        <source>SmoothQuant knows no inputs of these weights: they were quantized as they are. Load activations.</source>
        <translation>SmoothQuant kennt keine Eingänge dieser Gewichte: Sie wurden quantisiert, wie sie sind. Aktivierungen laden.</translation>
    </message>
    <message>
        <source>LLM.int8 knows no inputs of these weights: they were quantized as they are. Load activations.</source>
        <translation>LLM.int8 kennt keine Eingänge dieser Gewichte: Sie wurden quantisiert, wie sie sind. Aktivierungen laden.</translation>
    </message>
    <message>
        <source>%1 of the input channels stay in 16 bits.</source>
        <translation>%1 der Eingangskanäle bleiben in 16 Bit.</translation>
    </message>
    <message>
        <source>%1 of the weights stay in 16 bits.</source>
        <translation>%1 der Gewichte bleiben in 16 Bit.</translation>
    </message>
    <message>
        <source>The first axis counts matrices, such as experts; another one, the second unless named, is their output channels.</source>
        <translation>Die erste Achse zählt Matrizen, etwa Experten; eine andere, ohne Angabe die zweite, ist die ihrer Ausgabekanäle.</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Aktivierungen</translation>
    </message>
    <message>
        <source>Which errors matter to the outputs, and what can be done about them?</source>
        <translation>Welche Fehler zählen für die Ausgaben, und was lässt sich dagegen tun?</translation>
    </message>
    <message>
        <source>Ranges</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>How large are inputs and weights, and what moves size between them?</source>
        <translation>Wie groß sind Eingänge und Gewichte, und was verschiebt Größe zwischen ihnen?</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Which scales do AWQ and SmoothQuant find?</source>
        <translation>Welche Skalen finden AWQ und SmoothQuant?</translation>
    </message>
    <message>
        <source>Outliers</source>
        <translation>Ausreißer</translation>
    </message>
    <message>
        <source>What does keeping a few channels in 16 bits cost and buy?</source>
        <translation>Was kostet und was bringt es, einige Kanäle in 16 Bit zu lassen?</translation>
    </message>
    <message>
        <source>Output error</source>
        <translation>Ausgabefehler</translation>
    </message>
    <message>
        <source>Which method is best by the outputs?</source>
        <translation>Welches Verfahren ist nach den Ausgaben das beste?</translation>
    </message>
    <message>
        <source>Column by column</source>
        <translation>Spalte für Spalte</translation>
    </message>
    <message>
        <source>Where does GPTQ push the error?</source>
        <translation>Wohin schiebt GPTQ den Fehler?</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Does each token need a scale of its own?</source>
        <translation>Braucht jedes Token eine eigene Skala?</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Rotation</translation>
    </message>
    <message>
        <source>What would a Hadamard rotation do, and where does it hurt?</source>
        <translation>Was würde eine Hadamard-Rotation bewirken, und wo schadet sie?</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>How many tokens does the method need?</source>
        <translation>Wie viele Tokens braucht das Verfahren?</translation>
    </message>
    <message>
        <source>Float32</source>
        <translation>Float32</translation>
    </message>
    <message>
        <source>Float32 weights times float32 activations: what the others are compared with.</source>
        <translation>Float32-Gewichte mal float32-Aktivierungen: damit werden die anderen verglichen.</translation>
    </message>
    <message>
        <source>Float16</source>
        <translation>Float16</translation>
    </message>
    <message>
        <source>Half-precision weights, made float32 on their way from memory.</source>
        <translation>Gewichte in halber Genauigkeit, auf dem Weg aus dem Speicher zu float32 gemacht.</translation>
    </message>
    <message>
        <source>BFloat16</source>
        <translation>BFloat16</translation>
    </message>
    <message>
        <source>BFloat16 weights, made float32 on their way from memory.</source>
        <translation>BFloat16-Gewichte, auf dem Weg aus dem Speicher zu float32 gemacht.</translation>
    </message>
    <message>
        <source>W8A8</source>
        <translation>W8A8</translation>
    </message>
    <message>
        <source>INT8 weights, a scale for each channel, times activations made INT8 on the way.</source>
        <translation>INT8-Gewichte, eine Skala pro Kanal, mal Aktivierungen, unterwegs zu INT8 gemacht.</translation>
    </message>
    <message>
        <source>W8A8 · powers of two</source>
        <translation>W8A8 · Zweierpotenzen</translation>
    </message>
    <message>
        <source>INT8 weights and activations whose scales are powers of two: results are shifted, not multiplied.</source>
        <translation>INT8-Gewichte und -Aktivierungen, deren Skalen Zweierpotenzen sind: Ergebnisse werden geschoben, nicht multipliziert.</translation>
    </message>
    <message>
        <source>W4A8 · g128</source>
        <translation>W4A8 · g128</translation>
    </message>
    <message>
        <source>INT4 weights in groups of 128 times activations made INT8 on the way.</source>
        <translation>INT4-Gewichte in Gruppen von 128 mal Aktivierungen, unterwegs zu INT8 gemacht.</translation>
    </message>
    <message>
        <source>W4A8 · g64</source>
        <translation>W4A8 · g64</translation>
    </message>
    <message>
        <source>INT4 weights in groups of 64 times activations made INT8 on the way.</source>
        <translation>INT4-Gewichte in Gruppen von 64 mal Aktivierungen, unterwegs zu INT8 gemacht.</translation>
    </message>
    <message>
        <source>W4A8 · g32</source>
        <translation>W4A8 · g32</translation>
    </message>
    <message>
        <source>INT4 weights in groups of 32 times activations made INT8 on the way.</source>
        <translation>INT4-Gewichte in Gruppen von 32 mal Aktivierungen, unterwegs zu INT8 gemacht.</translation>
    </message>
    <message>
        <source>W4A8 · asymmetric g128</source>
        <translation>W4A8 · asymmetrisch g128</translation>
    </message>
    <message>
        <source>W4A16 · g128</source>
        <translation>W4A16 · g128</translation>
    </message>
    <message>
        <source>W4A16 · g32</source>
        <translation>W4A16 · g32</translation>
    </message>
    <message>
        <source>W4A16 · asymmetric g128</source>
        <translation>W4A16 · asymmetrisch g128</translation>
    </message>
    <message>
        <source>NF4 weights, looked up in registers, times float32 activations.</source>
        <translation>NF4-Gewichte, in Registern nachgeschlagen, mal float32-Aktivierungen.</translation>
    </message>
    <message>
        <source>FP4 weights, looked up in registers, times float32 activations.</source>
        <translation>FP4-Gewichte, in Registern nachgeschlagen, mal float32-Aktivierungen.</translation>
    </message>
    <message>
        <source>MXFP4 · A16</source>
        <translation>MXFP4 · A16</translation>
    </message>
    <message>
        <source>MXFP4 weights, looked up in registers, times float32 activations.</source>
        <translation>MXFP4-Gewichte, in Registern nachgeschlagen, mal float32-Aktivierungen.</translation>
    </message>
    <message>
        <source>MXFP4 · A8</source>
        <translation>MXFP4 · A8</translation>
    </message>
    <message>
        <source>MXFP4 weights as integers times activations made INT8 on the way.</source>
        <translation>MXFP4-Gewichte als Ganzzahlen mal Aktivierungen, unterwegs zu INT8 gemacht.</translation>
    </message>
    <message>
        <source>W3A8 · g128</source>
        <translation>W3A8 · g128</translation>
    </message>
    <message>
        <source>W3A16 · g128</source>
        <translation>W3A16 · g128</translation>
    </message>
    <message>
        <source>W2A8 · g64</source>
        <translation>W2A8 · g64</translation>
    </message>
    <message>
        <source>W2A16 · g64</source>
        <translation>W2A16 · g64</translation>
    </message>
    <message>
        <source>Ternary · A8</source>
        <translation>Ternär · A8</translation>
    </message>
    <message>
        <source>Weights of -1, 0 and 1, two bits each, times activations made INT8 on the way.</source>
        <translation>Gewichte aus -1, 0 und 1, je zwei Bits, mal Aktivierungen, unterwegs zu INT8 gemacht.</translation>
    </message>
    <message>
        <source>Binary · A8</source>
        <translation>Binär · A8</translation>
    </message>
    <message>
        <source>XNOR</source>
        <translation>XNOR</translation>
    </message>
    <message>
        <source>Signs of weights and of activations: exclusive or and population count.</source>
        <translation>Vorzeichen von Gewichten und Aktivierungen: exklusives Oder und Zählen der gesetzten Bits.</translation>
    </message>
    <message>
        <source>INT8, decoded first</source>
        <translation>INT8, erst dekodiert</translation>
    </message>
    <message>
        <source>All weights are made float32 in memory, then multiplied.</source>
        <translation>Alle Gewichte werden im Speicher zu float32 gemacht, dann multipliziert.</translation>
    </message>
    <message>
        <source>INT4 · g128, decoded first</source>
        <translation>INT4 · g128, erst dekodiert</translation>
    </message>
    <message>
        <source>NF4, decoded first</source>
        <translation>NF4, erst dekodiert</translation>
    </message>
    <message>
        <source>Decoded first</source>
        <translation>Erst dekodiert</translation>
    </message>
    <message>
        <source>Float32 (Eigen)</source>
        <translation>Float32 (Eigen)</translation>
    </message>
    <message>
        <source>Eigen&apos;s product of matrices, compiled for this CPU.</source>
        <translation>Das Matrizenprodukt von Eigen, für diese CPU kompiliert.</translation>
    </message>
    <message>
        <source>Float32 (OpenBLAS)</source>
        <translation>Float32 (OpenBLAS)</translation>
    </message>
    <message>
        <source>OpenBLAS, where it is installed.</source>
        <translation>OpenBLAS, wo es installiert ist.</translation>
    </message>
    <message>
        <source>Float32 (oneDNN)</source>
        <translation>Float32 (oneDNN)</translation>
    </message>
    <message>
        <source>oneDNN&apos;s plain product, where it is installed.</source>
        <translation>Das einfache Produkt von oneDNN, wo es installiert ist.</translation>
    </message>
    <message>
        <source>W8A8 (oneDNN)</source>
        <translation>W8A8 (oneDNN)</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>Rechenkerne</translation>
    </message>
    <message>
        <source>What is it worth in speed on this machine?</source>
        <translation>Was bringt das an Tempo auf diesem Rechner?</translation>
    </message>
    <message>
        <source>The activations hold no tensor of this name with %1 features: it is treated as without them.</source>
        <translation>Die Aktivierungen enthalten keinen Tensor dieses Namens mit %1 Merkmalen: Er wird wie ohne sie behandelt.</translation>
    </message>
    <message>
        <source>INT4 weights in groups of 128 times activations made integers of 16 bits on the way.</source>
        <translation>INT4-Gewichte in Gruppen von 128 mal Aktivierungen, unterwegs zu ganzen Zahlen von 16 Bit gemacht.</translation>
    </message>
    <message>
        <source>INT4 weights in groups of 32 times activations made integers of 16 bits on the way.</source>
        <translation>INT4-Gewichte in Gruppen von 32 mal Aktivierungen, unterwegs zu ganzen Zahlen von 16 Bit gemacht.</translation>
    </message>
    <message>
        <source>MXFP4 weights as integers times activations made integers of 16 bits on the way.</source>
        <translation>MXFP4-Gewichte als ganze Zahlen mal Aktivierungen, unterwegs zu ganzen Zahlen von 16 Bit gemacht.</translation>
    </message>
    <message>
        <source>oneDNN&apos;s plain product of INT8 matrices, activations made INT8 on the way. Weights that it may reorder first are faster there.</source>
        <translation>Das einfache Produkt von INT8-Matrizen in oneDNN, Aktivierungen unterwegs zu INT8 gemacht. Gewichte, die es vorher umordnen darf, sind dort schneller.</translation>
    </message>
    <message>
        <source>Only sums of these activations are known, no tokens: none can be held apart from the calibration.</source>
        <translation>Von diesen Aktivierungen sind nur Summen bekannt, keine Tokens: Keine können der Kalibrierung vorenthalten werden.</translation>
    </message>
    <message>
        <source>The activations have too few finite tokens (%1 calibrate): none could be held apart.</source>
        <translation>Die Aktivierungen haben zu wenige endliche Tokens (%1 kalibrieren): Keine konnten zurückgehalten werden.</translation>
    </message>
    <message>
        <source>Better than plain rounding on the tokens that it learned from, but %1 worse on those held apart: it learned what only its own tokens say.</source>
        <translation>Besser als einfache Rundung auf den Tokens, aus denen es lernte, aber %1 schlechter auf den zurückgehaltenen: Es lernte, was nur die eigenen Tokens sagen.</translation>
    </message>
    <message>
        <source>The heaviest hundredth of the calibration tokens holds %1 of the second moments: a few tokens decide for all.</source>
        <translation>Das schwerste Hundertstel der Kalibrierungs-Tokens hält %1 der zweiten Momente: Wenige Tokens entscheiden für alle.</translation>
    </message>
    <message>
        <source>The calibration has tokens enough and none of them rules it: those held apart are of another kind. Calibrate on more varied inputs.</source>
        <translation>Die Kalibrierung hat genug Tokens, und keines beherrscht sie: Die zurückgehaltenen sind von anderer Art. Mit vielfältigeren Eingängen kalibrieren.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>a tenth</source>
        <translation>ein Zehntel</translation>
    </message>
    <message>
        <source>a quarter</source>
        <translation>ein Viertel</translation>
    </message>
    <message>
        <source>half</source>
        <translation>die Hälfte</translation>
    </message>
    <message>
        <source>Weights of -1 and 1, a bit each, times activations made INT8 on the way.</source>
        <translation>Gewichte von -1 und 1, ein Bit je Gewicht, mal Aktivierungen, unterwegs zu INT8 gemacht.</translation>
    </message>
    <message>
        <source>%1 of %2 scales (first block %3) are below the smallest normal number of their type: %4 against %5. Such scales lose digits or are raised; choose a format with float32 scales, or fewer bits.</source>
        <translation>%1 von %2 Skalen (erster Block %3) liegen unter der kleinsten normalen Zahl ihres Typs: %4 gegenüber %5. Solche Skalen verlieren Stellen oder werden angehoben; ein Format mit float32-Skalen oder weniger Bits wählen.</translation>
    </message>
    <message>
        <source>%1 of %2 scales (first block %3) are beyond the largest number of their type, %5: the blocks are clipped. Choose a format with float32 scales.</source>
        <translation>%1 von %2 Skalen (erster Block %3) liegen über der größten Zahl ihres Typs, %5: Die Blöcke werden abgeschnitten. Ein Format mit float32-Skalen wählen.</translation>
    </message>
    <message>
        <source>The last block of each row is shorter: %4 of %5 weights. Some formats and kernels refuse that or fill it up.</source>
        <translation>Der letzte Block jeder Zeile ist kürzer: %4 von %5 Gewichten. Manche Formate und Kernel lehnen das ab oder füllen ihn auf.</translation>
    </message>
    <message>
        <source>Cross-entropy (NVIDIA)</source>
        <translation>Kreuzentropie (NVIDIA)</translation>
    </message>
    <message>
        <source>W8A8 · zero points</source>
        <translation>W8A8 · Nullpunkte</translation>
    </message>
    <message>
        <source>INT8 weights times activations made INT8 with a zero point for each row; what it adds to the result is taken off again.</source>
        <translation>INT8-Gewichte mal Aktivierungen, die mit einem Nullpunkt je Zeile zu INT8 gemacht werden; was er zum Ergebnis hinzufügt, wird wieder abgezogen.</translation>
    </message>
    <message>
        <source>INT4 weights with zero points, in groups of 128 times activations made INT8 on the way.</source>
        <translation>INT4-Gewichte mit Nullpunkten, in Gruppen von 128 mal Aktivierungen, unterwegs zu INT8 gemacht.</translation>
    </message>
    <message>
        <source>W4A8 · asymmetric g64</source>
        <translation>W4A8 · asymmetrisch g64</translation>
    </message>
    <message>
        <source>INT4 weights with zero points, in groups of 64 times activations made INT8 on the way.</source>
        <translation>INT4-Gewichte mit Nullpunkten, in Gruppen von 64 mal Aktivierungen, unterwegs zu INT8 gemacht.</translation>
    </message>
    <message>
        <source>W4A8 · asymmetric g32</source>
        <translation>W4A8 · asymmetrisch g32</translation>
    </message>
    <message>
        <source>INT4 weights with zero points, in groups of 32 times activations made INT8 on the way.</source>
        <translation>INT4-Gewichte mit Nullpunkten, in Gruppen von 32 mal Aktivierungen, unterwegs zu INT8 gemacht.</translation>
    </message>
    <message>
        <source>W4A16 · g64</source>
        <translation>W4A16 · g64</translation>
    </message>
    <message>
        <source>INT4 weights in groups of 64 times activations made integers of 16 bits on the way.</source>
        <translation>INT4-Gewichte in Gruppen von 64 mal Aktivierungen, unterwegs zu ganzen Zahlen von 16 Bit gemacht.</translation>
    </message>
    <message>
        <source>INT4 weights with zero points, in groups of 128 times activations made integers of 16 bits on the way.</source>
        <translation>INT4-Gewichte mit Nullpunkten, in Gruppen von 128 mal Aktivierungen, unterwegs zu ganzen Zahlen von 16 Bit gemacht.</translation>
    </message>
    <message>
        <source>W4A16 · asymmetric g64</source>
        <translation>W4A16 · asymmetrisch g64</translation>
    </message>
    <message>
        <source>INT4 weights with zero points, in groups of 64 times activations made integers of 16 bits on the way.</source>
        <translation>INT4-Gewichte mit Nullpunkten, in Gruppen von 64 mal Aktivierungen, unterwegs zu ganzen Zahlen von 16 Bit gemacht.</translation>
    </message>
    <message>
        <source>W4A16 · asymmetric g32</source>
        <translation>W4A16 · asymmetrisch g32</translation>
    </message>
    <message>
        <source>INT4 weights with zero points, in groups of 32 times activations made integers of 16 bits on the way.</source>
        <translation>INT4-Gewichte mit Nullpunkten, in Gruppen von 32 mal Aktivierungen, unterwegs zu ganzen Zahlen von 16 Bit gemacht.</translation>
    </message>
    <message>
        <source>INT3 weights in groups of 128 times activations made INT8 on the way.</source>
        <translation>INT3-Gewichte in Gruppen von 128 mal Aktivierungen, unterwegs zu INT8 gemacht.</translation>
    </message>
    <message>
        <source>W3A8 · g64</source>
        <translation>W3A8 · g64</translation>
    </message>
    <message>
        <source>INT3 weights in groups of 64 times activations made INT8 on the way.</source>
        <translation>INT3-Gewichte in Gruppen von 64 mal Aktivierungen, unterwegs zu INT8 gemacht.</translation>
    </message>
    <message>
        <source>W3A8 · g32</source>
        <translation>W3A8 · g32</translation>
    </message>
    <message>
        <source>INT3 weights in groups of 32 times activations made INT8 on the way.</source>
        <translation>INT3-Gewichte in Gruppen von 32 mal Aktivierungen, unterwegs zu INT8 gemacht.</translation>
    </message>
    <message>
        <source>W3A8 · asymmetric g128</source>
        <translation>W3A8 · asymmetrisch g128</translation>
    </message>
    <message>
        <source>INT3 weights with zero points, in groups of 128 times activations made INT8 on the way.</source>
        <translation>INT3-Gewichte mit Nullpunkten, in Gruppen von 128 mal Aktivierungen, unterwegs zu INT8 gemacht.</translation>
    </message>
    <message>
        <source>W3A8 · asymmetric g64</source>
        <translation>W3A8 · asymmetrisch g64</translation>
    </message>
    <message>
        <source>INT3 weights with zero points, in groups of 64 times activations made INT8 on the way.</source>
        <translation>INT3-Gewichte mit Nullpunkten, in Gruppen von 64 mal Aktivierungen, unterwegs zu INT8 gemacht.</translation>
    </message>
    <message>
        <source>W3A8 · asymmetric g32</source>
        <translation>W3A8 · asymmetrisch g32</translation>
    </message>
    <message>
        <source>INT3 weights with zero points, in groups of 32 times activations made INT8 on the way.</source>
        <translation>INT3-Gewichte mit Nullpunkten, in Gruppen von 32 mal Aktivierungen, unterwegs zu INT8 gemacht.</translation>
    </message>
    <message>
        <source>INT3 weights in groups of 128 times activations made integers of 16 bits on the way.</source>
        <translation>INT3-Gewichte in Gruppen von 128 mal Aktivierungen, unterwegs zu ganzen Zahlen von 16 Bit gemacht.</translation>
    </message>
    <message>
        <source>W3A16 · g64</source>
        <translation>W3A16 · g64</translation>
    </message>
    <message>
        <source>INT3 weights in groups of 64 times activations made integers of 16 bits on the way.</source>
        <translation>INT3-Gewichte in Gruppen von 64 mal Aktivierungen, unterwegs zu ganzen Zahlen von 16 Bit gemacht.</translation>
    </message>
    <message>
        <source>W3A16 · g32</source>
        <translation>W3A16 · g32</translation>
    </message>
    <message>
        <source>INT3 weights in groups of 32 times activations made integers of 16 bits on the way.</source>
        <translation>INT3-Gewichte in Gruppen von 32 mal Aktivierungen, unterwegs zu ganzen Zahlen von 16 Bit gemacht.</translation>
    </message>
    <message>
        <source>W3A16 · asymmetric g128</source>
        <translation>W3A16 · asymmetrisch g128</translation>
    </message>
    <message>
        <source>INT3 weights with zero points, in groups of 128 times activations made integers of 16 bits on the way.</source>
        <translation>INT3-Gewichte mit Nullpunkten, in Gruppen von 128 mal Aktivierungen, unterwegs zu ganzen Zahlen von 16 Bit gemacht.</translation>
    </message>
    <message>
        <source>W3A16 · asymmetric g64</source>
        <translation>W3A16 · asymmetrisch g64</translation>
    </message>
    <message>
        <source>INT3 weights with zero points, in groups of 64 times activations made integers of 16 bits on the way.</source>
        <translation>INT3-Gewichte mit Nullpunkten, in Gruppen von 64 mal Aktivierungen, unterwegs zu ganzen Zahlen von 16 Bit gemacht.</translation>
    </message>
    <message>
        <source>W3A16 · asymmetric g32</source>
        <translation>W3A16 · asymmetrisch g32</translation>
    </message>
    <message>
        <source>INT3 weights with zero points, in groups of 32 times activations made integers of 16 bits on the way.</source>
        <translation>INT3-Gewichte mit Nullpunkten, in Gruppen von 32 mal Aktivierungen, unterwegs zu ganzen Zahlen von 16 Bit gemacht.</translation>
    </message>
    <message>
        <source>W2A8 · g128</source>
        <translation>W2A8 · g128</translation>
    </message>
    <message>
        <source>INT2 weights in groups of 128 times activations made INT8 on the way.</source>
        <translation>INT2-Gewichte in Gruppen von 128 mal Aktivierungen, unterwegs zu INT8 gemacht.</translation>
    </message>
    <message>
        <source>INT2 weights in groups of 64 times activations made INT8 on the way.</source>
        <translation>INT2-Gewichte in Gruppen von 64 mal Aktivierungen, unterwegs zu INT8 gemacht.</translation>
    </message>
    <message>
        <source>W2A8 · g32</source>
        <translation>W2A8 · g32</translation>
    </message>
    <message>
        <source>INT2 weights in groups of 32 times activations made INT8 on the way.</source>
        <translation>INT2-Gewichte in Gruppen von 32 mal Aktivierungen, unterwegs zu INT8 gemacht.</translation>
    </message>
    <message>
        <source>W2A8 · asymmetric g128</source>
        <translation>W2A8 · asymmetrisch g128</translation>
    </message>
    <message>
        <source>INT2 weights with zero points, in groups of 128 times activations made INT8 on the way.</source>
        <translation>INT2-Gewichte mit Nullpunkten, in Gruppen von 128 mal Aktivierungen, unterwegs zu INT8 gemacht.</translation>
    </message>
    <message>
        <source>W2A8 · asymmetric g64</source>
        <translation>W2A8 · asymmetrisch g64</translation>
    </message>
    <message>
        <source>INT2 weights with zero points, in groups of 64 times activations made INT8 on the way.</source>
        <translation>INT2-Gewichte mit Nullpunkten, in Gruppen von 64 mal Aktivierungen, unterwegs zu INT8 gemacht.</translation>
    </message>
    <message>
        <source>W2A8 · asymmetric g32</source>
        <translation>W2A8 · asymmetrisch g32</translation>
    </message>
    <message>
        <source>INT2 weights with zero points, in groups of 32 times activations made INT8 on the way.</source>
        <translation>INT2-Gewichte mit Nullpunkten, in Gruppen von 32 mal Aktivierungen, unterwegs zu INT8 gemacht.</translation>
    </message>
    <message>
        <source>W2A16 · g128</source>
        <translation>W2A16 · g128</translation>
    </message>
    <message>
        <source>INT2 weights in groups of 128 times activations made integers of 16 bits on the way.</source>
        <translation>INT2-Gewichte in Gruppen von 128 mal Aktivierungen, unterwegs zu ganzen Zahlen von 16 Bit gemacht.</translation>
    </message>
    <message>
        <source>INT2 weights in groups of 64 times activations made integers of 16 bits on the way.</source>
        <translation>INT2-Gewichte in Gruppen von 64 mal Aktivierungen, unterwegs zu ganzen Zahlen von 16 Bit gemacht.</translation>
    </message>
    <message>
        <source>W2A16 · g32</source>
        <translation>W2A16 · g32</translation>
    </message>
    <message>
        <source>INT2 weights in groups of 32 times activations made integers of 16 bits on the way.</source>
        <translation>INT2-Gewichte in Gruppen von 32 mal Aktivierungen, unterwegs zu ganzen Zahlen von 16 Bit gemacht.</translation>
    </message>
    <message>
        <source>W2A16 · asymmetric g128</source>
        <translation>W2A16 · asymmetrisch g128</translation>
    </message>
    <message>
        <source>INT2 weights with zero points, in groups of 128 times activations made integers of 16 bits on the way.</source>
        <translation>INT2-Gewichte mit Nullpunkten, in Gruppen von 128 mal Aktivierungen, unterwegs zu ganzen Zahlen von 16 Bit gemacht.</translation>
    </message>
    <message>
        <source>W2A16 · asymmetric g64</source>
        <translation>W2A16 · asymmetrisch g64</translation>
    </message>
    <message>
        <source>INT2 weights with zero points, in groups of 64 times activations made integers of 16 bits on the way.</source>
        <translation>INT2-Gewichte mit Nullpunkten, in Gruppen von 64 mal Aktivierungen, unterwegs zu ganzen Zahlen von 16 Bit gemacht.</translation>
    </message>
    <message>
        <source>W2A16 · asymmetric g32</source>
        <translation>W2A16 · asymmetrisch g32</translation>
    </message>
    <message>
        <source>INT2 weights with zero points, in groups of 32 times activations made integers of 16 bits on the way.</source>
        <translation>INT2-Gewichte mit Nullpunkten, in Gruppen von 32 mal Aktivierungen, unterwegs zu ganzen Zahlen von 16 Bit gemacht.</translation>
    </message>
    <message>
        <source>NVIDIA KL</source>
        <translation>NVIDIA KL</translation>
    </message>
    <message>
        <source>The activations of this name hold no token: the tensor is treated as without them.</source>
        <translation>Die Aktivierungen dieses Namens enthalten kein Token: Der Tensor wird wie ohne sie behandelt.</translation>
    </message>
    <message>
        <source>Every token of the activations of this name holds NaN or infinity: the tensor is treated as without them.</source>
        <translation>Jedes Token der Aktivierungen dieses Namens enthält NaN oder Unendlich: Der Tensor wird wie ohne sie behandelt.</translation>
    </message>
    <message>
        <source>An importance matrix tells how large each input channel is, not which move together: output errors, and methods that learn from inputs, need activations or their second moments.</source>
        <translation>Eine Wichtigkeitsmatrix sagt, wie groß jeder Eingangskanal ist, nicht, welche sich gemeinsam bewegen: Ausgabefehler und Verfahren, die aus Eingängen lernen, brauchen Aktivierungen oder ihre zweiten Momente.</translation>
    </message>
    <message>
        <source>Tokens with NaN or infinite activations: %1. They are left out.</source>
        <translation>Tokens mit NaN oder unendlichen Aktivierungen: %1. Sie bleiben weg.</translation>
    </message>
    <message>
        <source>Tokens that calibrated: only %1, fewer than two for each input channel. They say nothing of most directions that other inputs use.</source>
        <translation>Tokens zur Kalibrierung: nur %1, weniger als zwei je Eingangskanal. Sie sagen nichts über die meisten Richtungen, die andere Eingänge nutzen.</translation>
    </message>
    <message>
        <source>Calibration tokens: only %1, fewer than there are input channels. What GPTQ learns from them may harm on other inputs.</source>
        <translation>Kalibrierungs-Tokens: nur %1, weniger als Eingangskanäle. Was GPTQ daraus lernt, kann bei anderen Eingängen schaden.</translation>
    </message>
    <message>
        <source>Input channels that are always zero: %1. GPTQ takes their weights for zero.</source>
        <translation>Eingangskanäle, die immer null sind: %1. GPTQ nimmt ihre Gewichte als null an.</translation>
    </message>
    <message>
        <source>Calibration tokens: only %1, fewer than there are input channels. AWQ&apos;s scales may say little of other inputs.</source>
        <translation>Kalibrierungs-Tokens: nur %1, weniger als Eingangskanäle. Die Skalen von AWQ sagen womöglich wenig über andere Eingänge.</translation>
    </message>
    <message>
        <source>Input channels that are always zero: %1. AWQ gives them next to no scale, so that their weights are lost where other inputs use them.</source>
        <translation>Eingangskanäle, die immer null sind: %1. AWQ gibt ihnen fast keine Skala, sodass ihre Gewichte verloren sind, wo andere Eingänge sie nutzen.</translation>
    </message>
    <message>
        <source>Calibration tokens: only %1, fewer than there are input channels. Other inputs may be larger than SmoothQuant expects.</source>
        <translation>Kalibrierungs-Tokens: nur %1, weniger als Eingangskanäle. Andere Eingänge können größer sein, als SmoothQuant erwartet.</translation>
    </message>
    <message>
        <source>Input channels that are always zero: %1. SmoothQuant leaves them as they are.</source>
        <translation>Eingangskanäle, die immer null sind: %1. SmoothQuant lässt sie, wie sie sind.</translation>
    </message>
    <message>
        <source>these activations hold no token</source>
        <translation>diese Aktivierungen enthalten kein Token</translation>
    </message>
    <message>
        <source>Capture some, or name another array.</source>
        <translation>Welche aufzeichnen oder ein anderes Array nennen.</translation>
    </message>
    <message>
        <source>none of these activations can be used</source>
        <translation>keine dieser Aktivierungen ist brauchbar</translation>
    </message>
    <message>
        <source>Capture them again from a model whose activations are finite.</source>
        <translation>Erneut von einem Modell aufzeichnen, dessen Aktivierungen endlich sind.</translation>
    </message>
    <message>
        <source>Blocks with weights too small for a half-precision scale: %1. Their weights are lost or clipped; choose a format with float32 scales.</source>
        <translation>Blöcke, deren Gewichte für eine Skala halber Genauigkeit zu klein sind: %1. Ihre Gewichte gehen verloren oder werden abgeschnitten; wählen Sie ein Format mit float32-Skalen.</translation>
    </message>
    <message>
        <source>Blocks with weights too large for a half-precision scale: %1. They are clipped; choose a format with float32 scales.</source>
        <translation>Blöcke, deren Gewichte für eine Skala halber Genauigkeit zu groß sind: %1. Sie werden abgeschnitten; wählen Sie ein Format mit float32-Skalen.</translation>
    </message>
    <message>
        <source>Each token, with a zero point</source>
        <translation>Jedes Token, mit Nullpunkt</translation>
    </message>
    <message>
        <source>All tokens, with a zero point</source>
        <translation>Alle Tokens, mit Nullpunkt</translation>
    </message>
    <message>
        <source>Static, with a zero point</source>
        <translation>Statisch, mit Nullpunkt</translation>
    </message>
    <message>
        <source>It holds no token: it is left out.</source>
        <translation>Es enthält kein Token und wird ausgelassen.</translation>
    </message>
    <message>
        <source>Every token holds NaN or infinity: it is left out.</source>
        <translation>Jedes Token enthält NaN oder Unendlich: Es wird ausgelassen.</translation>
    </message>
    <message>
        <source>Of the inputs of these weights only sums are known, too little for this method: it was left out. Load activations of tokens.</source>
        <translation>Von den Eingängen dieser Gewichte sind nur Summen bekannt, zu wenig für dieses Verfahren: Es wurde ausgelassen. Laden Sie Aktivierungen von Tokens.</translation>
    </message>
    <message>
        <source>Fewer than two tokens are known: what their quantization costs cannot be told.</source>
        <translation>Weniger als zwei Tokens sind bekannt: Was ihre Quantisierung kostet, lässt sich nicht sagen.</translation>
    </message>
    <message>
        <source>AWQ: ratio %1 found.</source>
        <translation>AWQ: Verhältnis %1 gefunden.</translation>
    </message>
    <message>
        <source>SmoothQuant: alpha %1 found.</source>
        <translation>SmoothQuant: Alpha %1 gefunden.</translation>
    </message>
</context>
</TS>
