<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActivationsLens</name>
    <message>
        <source>all %1 columns are rounded</source>
        <translation>全部 %1 列均已舍入</translation>
    </message>
    <message>
        <source>place %1 of %2, input channel %3: wanted %4, rounded to %5; up to %6 is pushed onto those behind</source>
        <translation>第 %1 位（共 %2 位），输入通道 %3：目标值 %4，舍入为 %5；最多有 %6 推给其后各列</translation>
    </message>
    <message>
        <source>least output error: %1, %2 above plain rounding</source>
        <translation>输出误差最小：%1，比普通舍入高 %2</translation>
    </message>
    <message>
        <source>plain rounding has the least output error so far</source>
        <translation>目前普通舍入的输出误差最小</translation>
    </message>
    <message>
        <source>%1 of %2 so far</source>
        <translation>目前 %1 / %2</translation>
    </message>
    <message>
        <source>≠ The two errors disagree: against plain rounding the outputs say better where the weights say worse, or the other way round.</source>
        <translation>≠ 两种误差不一致：与普通舍入相比，按输出看更好而按权重看更差，或者相反。</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Output SQNR</source>
        <translation>输出 SQNR</translation>
    </message>
    <message>
        <source>against plain</source>
        <translation>相比普通</translation>
    </message>
    <message>
        <source>SQNR</source>
        <translation>SQNR</translation>
    </message>
    <message>
        <source>bits/w</source>
        <translation>比特/权</translation>
    </message>
    <message>
        <source>output channel</source>
        <translation>输出通道</translation>
    </message>
    <message>
        <source>output error (mean square)</source>
        <translation>输出误差（均方）</translation>
    </message>
    <message>
        <source>output error: %1 (left bars), %2 (right bars)</source>
        <translation>输出误差：%1（左侧条形），%2（右侧条形）</translation>
    </message>
    <message>
        <source>Output error by output channel</source>
        <translation>各输出通道的输出误差</translation>
    </message>
    <message>
        <source>%1: %2 of %3 channels are worse than with plain rounding.</source>
        <translation>%1：%3 个通道中有 %2 个比普通舍入更差。</translation>
    </message>
    <message>
        <source>channels in 16 bits</source>
        <translation>16 比特的通道</translation>
    </message>
    <message>
        <source>work in 16 bits</source>
        <translation>16 比特的工作量</translation>
    </message>
    <message>
        <source>energy of the inputs in them</source>
        <translation>其中输入的能量</translation>
    </message>
    <message>
        <source>single inputs that reach it</source>
        <translation>达到阈值的单个输入</translation>
    </message>
    <message>
        <source>from %1 on: %2 channels in 16 bits (%3 of %4), %5 of the work, %6 of the inputs&apos; energy</source>
        <translation>自 %1 起：%2 个通道用 16 比特（占 %4 个的 %3），占工作量的 %5，占输入能量的 %6</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>largest against the median: inputs %1 → %2, weights %3 → %4</source>
        <translation>最大值与中位数之比：输入 %1 → %2，权重 %3 → %4</translation>
    </message>
    <message>
        <source>outputs %1 → %2, weights %3 → %4; %5 of %6 output channels get worse</source>
        <translation>输出 %1 → %2，权重 %3 → %4；%6 个输出通道中有 %5 个变差</translation>
    </message>
    <message>
        <source>%1 on all %2 tokens %3, plain rounding %4</source>
        <translation>全部 %2 个 token 上 %1 为 %3，普通舍入为 %4</translation>
    </message>
    <message>
        <source>up to %1 tokens it is worse than plain rounding</source>
        <translation>token 不超过 %1 个时，它比普通舍入更差</translation>
    </message>
    <message>
        <source>ratio (AWQ), alpha (SmoothQuant)</source>
        <translation>ratio（AWQ），Alpha（SmoothQuant）</translation>
    </message>
    <message>
        <source>%1 at %2: %3</source>
        <translation>%1，取 %2 时：%3</translation>
    </message>
    <message>
        <source>%1: least output error at %2, %3 of that at 0</source>
        <translation>%1：取 %2 时输出误差最小，为取 0 时的 %3</translation>
    </message>
    <message>
        <source>each token</source>
        <translation>每个 token</translation>
    </message>
    <message>
        <source>all tokens, static</source>
        <translation>全部 token，静态</translation>
    </message>
    <message>
        <source>all tokens</source>
        <translation>全部 token</translation>
    </message>
    <message>
        <source>SQNR of the outputs with a scale for: %1</source>
        <translation>输出的 SQNR，缩放因子对应：%1</translation>
    </message>
    <message>
        <source>held apart</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>against plain, apart</source>
        <translation>较普通舍入，留出</translation>
    </message>
    <message>
        <source>on tokens held apart: %1 (left bars), %2 (right bars)</source>
        <translation>留出 token 上：%1（左侧条），%2（右侧条）</translation>
    </message>
    <message>
        <source>Output error by output channel, on the tokens held apart</source>
        <translation>各输出通道在留出 token 上的输出误差</translation>
    </message>
    <message>
        <source>%1 on all %2 tokens %3, plain rounding %4; judged on %5 held apart</source>
        <translation>全部 %2 个 token 上 %1 为 %3，普通舍入为 %4；以 %5 个留出 token 评判</translation>
    </message>
    <message>
        <source>plain rounding is the best on the tokens held apart so far</source>
        <translation>目前普通舍入在留出 token 上最好</translation>
    </message>
    <message>
        <source>best on these: %1, %2 above plain rounding</source>
        <translation>其上最好：%1，比普通舍入高 %2</translation>
    </message>
    <message>
        <source>▲ %1 of %2 harm on tokens held apart</source>
        <translation>▲ %2 种中有 %1 种在留出 token 上有害</translation>
    </message>
    <message>
        <source>%1 tokens held apart</source>
        <translation>留出 %1 个 token</translation>
    </message>
    <message>
        <source>root mean squares, largest against the median: inputs %1, weights %2 · SmoothQuant asks for largest inputs, which an importance matrix does not hold</source>
        <translation>均方根，最大值与中位数之比：输入 %1，权重 %2 · SmoothQuant 需要输入的最大值，而重要性矩阵不含此数据</translation>
    </message>
    <message>
        <source>on tokens held apart: %1</source>
        <translation>在留出的 token 上：%1</translation>
    </message>
    <message>
        <source>output error: %1</source>
        <translation>输出误差：%1</translation>
    </message>
    <message>
        <source>%1: %2 channels</source>
        <translation>%1：%2 个通道</translation>
    </message>
    <message>
        <source>output channel %1</source>
        <translation>输出通道 %1</translation>
    </message>
</context>
<context>
    <name>BenchText</name>
    <message>
        <source>Limited by memory: %1 % of the %2 GB/s that can be read here.</source>
        <translation>受内存限制：达到此处可读取的 %2 GB/s 的 %1 %。</translation>
    </message>
    <message>
        <source>Limited by the caches: %1 % of the %2 GB/s that can be read from them.</source>
        <translation>受缓存限制：达到可从缓存读取的 %2 GB/s 的 %1 %。</translation>
    </message>
    <message>
        <source>Limited by arithmetic: %1 % of the machine&apos;s peak.</source>
        <translation>受运算限制：达到本机峰值的 %1 %。</translation>
    </message>
    <message>
        <source>Limited by unpacking: neither memory nor arithmetic is near its limit (%1 %).</source>
        <translation>受解包限制：内存和运算均未接近极限（%1 %）。</translation>
    </message>
    <message>
        <source>%1, decoded first</source>
        <translation>%1，先解码</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 个线程</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 个线程</translation>
    </message>
    <message>
        <source>weights from memory</source>
        <translation>权重来自内存</translation>
    </message>
    <message>
        <source>weights in the caches</source>
        <translation>权重在缓存中</translation>
    </message>
    <message>
        <source>%1 %2 moves %3× fewer bytes than float32 and runs %4× faster.</source>
        <translation>%1%2 搬运的字节数为 float32 的 1/%3，速度为其 %4 倍。</translation>
    </message>
    <message>
        <source>Limited by its start: so small a product is over before memory and arithmetic come near their limits (%1 %).</source>
        <translation>受启动开销限制：乘积太小，内存和运算尚未接近极限即已结束（%1 %）。</translation>
    </message>
    <message>
        <source>limited by memory</source>
        <translation>受内存限制</translation>
    </message>
    <message>
        <source>limited by the caches</source>
        <translation>受缓存限制</translation>
    </message>
    <message>
        <source>limited by arithmetic</source>
        <translation>受运算限制</translation>
    </message>
    <message>
        <source>limited by unpacking</source>
        <translation>受解包限制</translation>
    </message>
    <message>
        <source>limited by its start</source>
        <translation>受启动开销限制</translation>
    </message>
    <message>
        <source>%1 is faster still (%2), but does not count here: its SQNR of %3 is below %4 dB.</source>
        <translation>%1 更快（%2），但此处不计入：其 SQNR 为 %3，低于 %4 dB。</translation>
    </message>
    <message>
        <source>Powers of two as scales pay here: %1 takes %2× the time of %3.</source>
        <translation>此处以 2 的幂作缩放因子是值得的：%1 的用时为 %3 的 %2 倍。</translation>
    </message>
    <message>
        <source>Powers of two as scales save no time here: %1 takes %2× the time of %3.</source>
        <translation>此处以 2 的幂作缩放因子不省时间：%1 的用时为 %3 的 %2 倍。</translation>
    </message>
    <message>
        <source>%1 is the fastest.</source>
        <translation>%1 最快。</translation>
    </message>
    <message>
        <source>%1 %2 moves %3× fewer bytes than float32 and yet is slower: it takes %4× the time.</source>
        <translation>%1%2 搬运的字节数为 float32 的 1/%3，却更慢：用时为其 %4 倍。</translation>
    </message>
    <message>
        <source>Wrong results: %1. They are up to %2 times as far from the product in double as rounding allows, so their times say nothing.</source>
        <translation>结果错误：%1。与双精度乘积的偏差最多为舍入所允许的 %2 倍，因此其用时没有意义。</translation>
    </message>
    <message>
        <source>At %1 %2 is the fastest, %3; from %4 on %5, %6.</source>
        <translation>%1 时 %2 最快，%3；从 %4 起为 %5，%6。</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 个核心</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 个核心</translation>
    </message>
    <message>
        <source>last cache %1</source>
        <translation>末级缓存 %1</translation>
    </message>
    <message>
        <source>reads %1 GB/s (one thread %2)</source>
        <translation>读取 %1 GB/s（单线程 %2）</translation>
    </message>
    <message>
        <source>multiplies %1 GFLOP/s in float32, %2 GOP/s in INT8, %3 GOP/s in signs</source>
        <translation>乘法：float32 %1 GFLOP/s，INT8 %2 GOP/s，符号 %3 GOP/s</translation>
    </message>
    <message>
        <source>clock drift %1 %</source>
        <translation>时钟频率漂移 %1 %</translation>
    </message>
    <message>
        <source>Powers of two as scales save no time that could be told here from %1 (%2× its time).</source>
        <translation>此处以 2 的幂作缩放因子所省的时间与 %1 相比无法分辨（用时为其 %2 倍）。</translation>
    </message>
</context>
<context>
    <name>BinsLens</name>
    <message>
        <source>%1 of %2 bits used</source>
        <translation>使用 %2 比特中的 %1</translation>
    </message>
    <message>
        <source>%1: %2, %3, %4 levels. </source>
        <translation>%1：%2，%3，%4 个量化级。 </translation>
    </message>
    <message>
        <source>the same at every size</source>
        <translation>在每种组大小下都相同</translation>
    </message>
    <message>
        <source>%1 is better at every size</source>
        <translation>%1 在每种组大小下都更好</translation>
    </message>
    <message>
        <source>%1 is better up to groups of %2, then %3</source>
        <translation>组大小不超过 %2 时 %1 更好，之后 %3 更好</translation>
    </message>
</context>
<context>
    <name>CalibratorModel</name>
    <message>
        <source>Calibrator</source>
        <translation>校准器</translation>
    </message>
    <message>
        <source>A click or Enter puts it to use.</source>
        <translation>单击或按 Enter 即可采用。</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>What the grid spans; the widest of all blocks where there are several.</source>
        <translation>网格覆盖的范围；有多个块时取最宽的块。</translation>
    </message>
    <message>
        <source>SQNR</source>
        <translation>SQNR</translation>
    </message>
    <message>
        <source>Power of the weights over power of the error; 6 dB are one bit.</source>
        <translation>权重功率与误差功率之比；6 dB 相当于 1 比特。</translation>
    </message>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>Mean squared error.</source>
        <translation>均方误差。</translation>
    </message>
    <message>
        <source>Mean error</source>
        <translation>平均误差</translation>
    </message>
    <message>
        <source>Mean distance between a weight and its quantized value.</source>
        <translation>权重与其量化值之间的平均距离。</translation>
    </message>
    <message>
        <source>Largest error</source>
        <translation>最大误差</translation>
    </message>
    <message>
        <source>Largest distance between a weight and its quantized value.</source>
        <translation>权重与其量化值之间的最大距离。</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Cosine of the angle between weights and quantized weights.</source>
        <translation>权重与量化权重之间夹角的余弦。</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>Divergence of the two distributions over 2048 common bins, in nats.</source>
        <translation>两个分布在 2048 个共同分箱上的散度，单位为奈特。</translation>
    </message>
    <message>
        <source>Clipped</source>
        <translation>截断比例</translation>
    </message>
    <message>
        <source>Share of the weights beyond the range.</source>
        <translation>超出范围的权重所占比例。</translation>
    </message>
    <message>
        <source>Clipped energy</source>
        <translation>截断能量</translation>
    </message>
    <message>
        <source>Share of the sum of squares that the clipped weights hold.</source>
        <translation>被截断的权重在平方和中所占比例。</translation>
    </message>
    <message>
        <source>Error of clipping</source>
        <translation>截断误差</translation>
    </message>
    <message>
        <source>Share of the squared error that is due to clipping; the rest is rounding.</source>
        <translation>平方误差中由截断造成的比例；其余为舍入误差。</translation>
    </message>
    <message>
        <source>Bits used</source>
        <translation>已用比特</translation>
    </message>
    <message>
        <source>Entropy of the codes.</source>
        <translation>编码的熵。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>What the choosing took, all blocks together.</source>
        <translation>选择所用的时间，所有块合计。</translation>
    </message>
    <message>
        <source>Relative error</source>
        <translation>相对误差</translation>
    </message>
    <message>
        <source>Root of the squared error over the squared weights.</source>
        <translation>误差平方和与权重平方和之比的平方根。</translation>
    </message>
</context>
<context>
    <name>CalibratorsLens</name>
    <message>
        <source>%1 is best: %2</source>
        <translation>%1 最佳：%2</translation>
    </message>
    <message>
        <source>%1 above %2</source>
        <translation>比 %2 高 %1</translation>
    </message>
    <message>
        <source>%1 of %2 so far</source>
        <translation>目前 %1 / %2</translation>
    </message>
</context>
<context>
    <name>ChannelModel</name>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
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
        <translation>截断比例</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放因子</translation>
    </message>
    <message>
        <source>Zero point</source>
        <translation>零点</translation>
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
        <translation>SQNR，dB</translation>
    </message>
    <message>
        <source>Range of the weights</source>
        <translation>权重范围</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放因子</translation>
    </message>
</context>
<context>
    <name>ChartMenu</name>
    <message numerus="yes">
        <source>… %n more row(s): copy as CSV for all</source>
        <translation>
            <numerusform>… 还有 %n 行：复制为 CSV 可得全部</numerusform>
        </translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save picture as P&amp;NG…</source>
        <translation>将图片保存为 PNG(&amp;N)…</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Save picture as S&amp;VG…</source>
        <translation>将图片保存为 SVG(&amp;V)…</translation>
    </message>
    <message>
        <source>SVG drawings (*.svg)</source>
        <translation>SVG 图形 (*.svg)</translation>
    </message>
    <message>
        <source>&amp;Save values as CSV…</source>
        <translation>将数值保存为 CSV(&amp;S)…</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>逗号分隔值 (*.csv)</translation>
    </message>
    <message>
        <source>Copy &amp;picture</source>
        <translation>复制图片(&amp;P)</translation>
    </message>
    <message>
        <source>Copy chosen &amp;rows</source>
        <translation>复制所选行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy values as CSV</source>
        <translation>复制数值为 CSV(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as &amp;Markdown</source>
        <translation>复制为 Markdown(&amp;M)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为 %1。</translation>
    </message>
    <message>
        <source>Cannot save %1: %2.</source>
        <translation>无法保存 %1：%2。</translation>
    </message>
    <message>
        <source>Reset &amp;zoom</source>
        <translation>重置缩放(&amp;Z)</translation>
    </message>
</context>
<context>
    <name>ErrorMapLens</name>
    <message>
        <source>%1 = %2, nearest level %3 = code %4</source>
        <translation>%1 = %2，最近的量化级 %3 = 编码 %4</translation>
    </message>
    <message>
        <source>one scale for the whole tensor</source>
        <translation>整个张量共用一个缩放因子</translation>
    </message>
    <message>
        <source>one scale for this channel</source>
        <translation>此通道共用一个缩放因子</translation>
    </message>
    <message>
        <source>one scale for these %1 weights</source>
        <translation>这 %1 个权重共用一个缩放因子</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>通道 %1</translation>
    </message>
    <message>
        <source>input %1</source>
        <translation>输入 %1</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>组 %1</translation>
    </message>
    <message>
        <source>%1, in bits %2</source>
        <translation>%1，二进制 %2</translation>
    </message>
    <message>
        <source>none: the weight is not finite</source>
        <translation>无：该权重不是有限值</translation>
    </message>
    <message>
        <source> (%1 of the step)</source>
        <translation> （步长的 %1）</translation>
    </message>
    <message>
        <source>, clipped</source>
        <translation>，已截断</translation>
    </message>
    <message>
        <source>; zero point %1</source>
        <translation>；零点 %1</translation>
    </message>
    <message>
        <source>; minimum %1</source>
        <translation>；最小值 %1</translation>
    </message>
    <message>
        <source>channel %1, input %2</source>
        <translation>通道 %1，输入 %2</translation>
    </message>
    <message>
        <source>; set by the largest weight, %1 at %2</source>
        <translation>；由最大权重决定，即 %2 处的 %1</translation>
    </message>
    <message>
        <source>; the largest weight is %1 at %2</source>
        <translation>；最大权重为 %2 处的 %1</translation>
    </message>
    <message>
        <source>, %1 times the median</source>
        <translation>，为中位数的 %1 倍</translation>
    </message>
    <message>
        <source>bits %1–%2 of %3</source>
        <translation>%3 的第 %1–%2 位</translation>
    </message>
    <message>
        <source> at byte %1 (0x%2) of the file</source>
        <translation> 位于文件的第 %1 字节（0x%2）</translation>
    </message>
    <message>
        <source>, unpacked from a compressed chunk (byte %1 of the array)</source>
        <translation>，由压缩块解出（数组的第 %1 字节）</translation>
    </message>
    <message>
        <source>, big-endian</source>
        <translation>，大端序</translation>
    </message>
    <message>
        <source>, little-endian</source>
        <translation>，小端序</translation>
    </message>
    <message>
        <source>bits %1–%2 of byte %3 of the packed codes</source>
        <translation>打包编码第 %3 字节的第 %1–%2 位</translation>
    </message>
    <message>
        <source>bits %1–7 of byte %2 and 0–%3 of the next of the packed codes</source>
        <translation>打包编码第 %2 字节的第 %1–7 位及下一字节的第 0–%3 位</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放因子</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>导出后</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>How</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Root mean square</source>
        <translation>均方根</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>every cell is one weight</source>
        <translation>每格为一个权重</translation>
    </message>
    <message>
        <source>every cell is %1 × %2 weights</source>
        <translation>每格为 %1 × %2 个权重</translation>
    </message>
    <message>
        <source>no finite weight</source>
        <translation>没有有限的权重</translation>
    </message>
    <message>
        <source>%1 of channels %2, inputs %3; %4.</source>
        <translation>%1：通道 %2，输入 %3；%4。</translation>
    </message>
    <message>
        <source>The largest is %1, at channel %2, input %3.</source>
        <translation>最大值为 %1，位于通道 %2、输入 %3。</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>; below zero %1</source>
        <translation>；零以下为 %1</translation>
    </message>
    <message>
        <source>%1 &lt; %2: code %3</source>
        <translation>%1 &lt; %2：代码 %3</translation>
    </message>
    <message>
        <source>%1 &gt; %2: code %3</source>
        <translation>%1 &gt; %2：代码 %3</translation>
    </message>
    <message>
        <source>%1 ≤ %2 ≤ %3: code %4</source>
        <translation>%1 ≤ %2 ≤ %3：代码 %4</translation>
    </message>
    <message>
        <source>%1 ≥ %2: code %3</source>
        <translation>%1 ≥ %2：代码 %3</translation>
    </message>
    <message>
        <source>NaN counts as 0: code %1</source>
        <translation>NaN 按 0 处理：代码 %1</translation>
    </message>
    <message>
        <source>the scale is 0: code %1</source>
        <translation>缩放因子为 0：代码 %1</translation>
    </message>
    <message>
        <source>%1; the rounding chose code %2</source>
        <translation>%1；舍入方法选择了代码 %2</translation>
    </message>
</context>
<context>
    <name>HistogramLens</name>
    <message>
        <source>channel %1: %2 % of the error</source>
        <translation>通道 %1：占误差的 %2 %</translation>
    </message>
    <message>
        <source>%1 channels: %2 % of the error</source>
        <translation>%1 个通道：占误差的 %2 %</translation>
    </message>
    <message>
        <source>scalar</source>
        <translation>标量</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>均值 %1</translation>
    </message>
    <message>
        <source>σ %1</source>
        <translation>σ %1</translation>
    </message>
    <message>
        <source>kurtosis %1</source>
        <translation>峰度 %1</translation>
    </message>
    <message>
        <source>%1 not finite</source>
        <translation>%1 个非有限值</translation>
    </message>
    <message>
        <source>Weights from %1 to %2. </source>
        <translation>权重从 %1 到 %2。 </translation>
    </message>
    <message>
        <source>%1 clips at %2, %3. </source>
        <translation>%1 截断于 %2，%3。 </translation>
    </message>
    <message>
        <source>widest block: code %1 → %2</source>
        <translation>最宽块：编码 %1 → %2</translation>
    </message>
    <message>
        <source>code %1 → %2</source>
        <translation>编码 %1 → %2</translation>
    </message>
    <message>
        <source>all weights are %1</source>
        <translation>所有权重均为 %1</translation>
    </message>
    <message>
        <source>Calibrator</source>
        <translation>校准器</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>SQNR</source>
        <translation>SQNR</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Pin %1</source>
        <translation>固定 %1</translation>
    </message>
    <message>
        <source>Rename pin %1</source>
        <translation>重命名固定项 %1</translation>
    </message>
    <message>
        <source>Remove pin %1</source>
        <translation>移除固定项 %1</translation>
    </message>
    <message>
        <source>Order of the pins</source>
        <translation>固定项顺序</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>按文件所述</translation>
    </message>
    <message>
        <source>Output axis: %1 → %2</source>
        <translation>输出轴：%1 → %2</translation>
    </message>
    <message>
        <source>Choice in %1</source>
        <translation>%1 中的选择</translation>
    </message>
    <message>
        <source>Hold apart: %1 → %2</source>
        <translation>留出：%1 → %2</translation>
    </message>
    <message>
        <source>Match activations</source>
        <translation>匹配激活值</translation>
    </message>
</context>
<context>
    <name>KernelsFacts</name>
    <message>
        <source>Way</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Bounds</source>
        <translation>不确定度</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>加速比</translation>
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
        <translation>符号</translation>
    </message>
    <message>
        <source>Ended early: not everything is measured.</source>
        <translation>提前结束：并非全部已测量。</translation>
    </message>
    <message>
        <source>Packed in</source>
        <translation>打包用时</translation>
    </message>
    <message>
        <source>… %1 more</source>
        <translation>……另有 %1 项</translation>
    </message>
    <message>
        <source>time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>packed in</source>
        <translation>打包用时</translation>
    </message>
    <message>
        <source>speed-up</source>
        <translation>加速比</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>now</source>
        <translation>当前</translation>
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
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>视角</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>Tensor</source>
        <translation>张量</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>&quot;Calibrator: MSE search&quot;: a setting and its value</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
</context>
<context>
    <name>PinsDock</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Bits per weight</source>
        <translation>每权重比特数</translation>
    </message>
    <message>
        <source>Largest error</source>
        <translation>最大误差</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Output SQNR</source>
        <translation>输出 SQNR</translation>
    </message>
    <message>
        <source>%1, held apart %2</source>
        <translation>%1，留出 %2</translation>
    </message>
</context>
<context>
    <name>ResultPanel</name>
    <message>
        <source>weight</source>
        <translation>权重</translation>
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
        <translation>最大误差</translation>
    </message>
    <message>
        <source>Mean error</source>
        <translation>平均误差</translation>
    </message>
    <message>
        <source>Relative error</source>
        <translation>相对误差</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL 散度</translation>
    </message>
    <message>
        <source>Clipped</source>
        <translation>截断比例</translation>
    </message>
    <message>
        <source>Bits per weight</source>
        <translation>每权重比特数</translation>
    </message>
    <message>
        <source>Size before</source>
        <translation>量化前大小</translation>
    </message>
    <message>
        <source>Size after</source>
        <translation>量化后大小</translation>
    </message>
    <message>
        <source>Code entropy</source>
        <translation>编码熵</translation>
    </message>
    <message>
        <source>Used levels</source>
        <translation>已用量化级</translation>
    </message>
    <message>
        <source>Best possible (Lloyd–Max)</source>
        <translation>理论最优（Lloyd–Max）</translation>
    </message>
    <message>
        <source>Bound for a Gaussian (R(D))</source>
        <translation>高斯分布的界（R(D)）</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Output SQNR</source>
        <translation>输出 SQNR</translation>
    </message>
    <message>
        <source>Output MSE</source>
        <translation>输出 MSE</translation>
    </message>
    <message>
        <source>Output SQNR, apart</source>
        <translation>输出 SQNR，留出</translation>
    </message>
    <message>
        <source>Output MSE, apart</source>
        <translation>输出 MSE，留出</translation>
    </message>
</context>
<context>
    <name>SessionFile</name>
    <message>
        <source>%1 is a damaged session file: %2 at byte %3.</source>
        <translation>%1 是损坏的会话文件：第 %3 字节处 %2。</translation>
    </message>
    <message>
        <source>%1 is no session file of Bitloupe.</source>
        <translation>%1 不是 Bitloupe 的会话文件。</translation>
    </message>
    <message>
        <source>%1 was saved by a newer Bitloupe (version %2 of session files; this program reads version %3). Update Bitloupe to open it.</source>
        <translation>%1 由较新的 Bitloupe 保存（会话文件版本 %2；本程序读取版本 %3）。请更新 Bitloupe 后再打开。</translation>
    </message>
    <message>
        <source>%1 is a damaged session file: it names no version.</source>
        <translation>%1 是损坏的会话文件：没有注明版本。</translation>
    </message>
    <message>
        <source>%1 is too large for a session file (%2).</source>
        <translation>%1 作为会话文件过大（%2）。</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
</context>
<context>
    <name>SweepChart</name>
    <message>
        <source>%1: not settled before all samples</source>
        <translation>%1：用完全部样本才稳定</translation>
    </message>
    <message>
        <source>%1: settled from %2 samples on</source>
        <translation>%1：自 %2 个样本起稳定</translation>
    </message>
</context>
<context>
    <name>ThresholdItem</name>
    <message>
        <source>%1, upper end: %2</source>
        <translation>%1，上端：%2</translation>
    </message>
    <message>
        <source>%1, lower end: %2</source>
        <translation>%1，下端：%2</translation>
    </message>
</context>
<context>
    <name>WindowSettings</name>
    <message>
        <source>%1 could not be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
</context>
<context>
    <name>bitloupe::AboutDialog</name>
    <message>
        <source>Kernels: %1</source>
        <translation>计算内核：%1</translation>
    </message>
    <message>
        <source>Compute threads: %1</source>
        <translation>计算线程：%1</translation>
    </message>
    <message>
        <source>Built with %1</source>
        <translation>构建工具：%1</translation>
    </message>
    <message>
        <source>About Bitloupe</source>
        <translation>关于 Bitloupe</translation>
    </message>
    <message>
        <source>Bitloupe shows what quantization does to neural-network weights.</source>
        <translation>Bitloupe 展示量化对神经网络权重的影响。</translation>
    </message>
    <message>
        <source>The source is under the Apache License 2.0. This window links Qt Charts, so the program as a whole is under the GNU General Public License 3. bitloupe-cli does not link it. The built-in sample is the 260K TinyStories model, under the MIT licence.</source>
        <translation>源代码采用 Apache License 2.0。本窗口链接了 Qt Charts，因此整个程序采用 GNU General Public License 3。bitloupe-cli 未链接它。内置示例为 260K TinyStories 模型，采用 MIT 许可证。</translation>
    </message>
    <message>
        <source>&amp;Copy versions</source>
        <translation>复制版本信息(&amp;C)</translation>
    </message>
</context>
<context>
    <name>bitloupe::ActivityBar</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 个线程</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 个线程</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop the work that is under way (Esc)</source>
        <translation>停止正在进行的工作（Esc）</translation>
    </message>
    <message>
        <source>Looking through %1</source>
        <translation>正在浏览 %1</translation>
    </message>
    <message>
        <source>%1: sample of 1 in %2 weights in %3; the exact answer follows</source>
        <translation>%1：%3 内抽样 1/%2 的权重；精确结果随后给出</translation>
    </message>
    <message>
        <source>%1 analysed exactly: %2 weights in %3, %4</source>
        <translation>%1 已精确分析：%2 个权重，用时 %3，%4</translation>
    </message>
</context>
<context>
    <name>bitloupe::Arrivals</name>
    <message>
        <source>Only files of this machine can be opened. Save %1 here first.</source>
        <translation>只能打开本机上的文件。请先将 %1 保存到本机。</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message numerus="yes">
        <source>%n folders</source>
        <translation>
            <numerusform>%n 个文件夹</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is no weight file in %1: none of the %n files is npy, npz, HDF5 or safetensors.</source>
        <translation>
            <numerusform>%1 中没有权重文件：%n 个文件都不是 npy、npz、HDF5 或 safetensors。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n weight files in %1</source>
        <translation>
            <numerusform>%1 中有 %n 个权重文件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; more may be there: open a folder further down.</source>
        <translation>%1；可能还有更多：请打开更下一级的文件夹。</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n other files hold no weights and are left out.</source>
        <translation>
            <numerusform>%1；另有 %n 个文件不含权重，已略过。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bitloupe::BinErrorChart</name>
    <message>
        <source>weight ÷ largest of its block</source>
        <translation>权重 ÷ 所在块的最大值</translation>
    </message>
    <message>
        <source>distance to the level</source>
        <translation>到量化级的距离</translation>
    </message>
    <message>
        <source>Error inside each bin</source>
        <translation>各分箱内的误差</translation>
    </message>
    <message>
        <source>weight %1</source>
        <translation>权重 %1</translation>
    </message>
    <message>
        <source>
%1: %2 to level %3</source>
        <translation>
%1：距量化级 %3 为 %2</translation>
    </message>
</context>
<context>
    <name>bitloupe::BinsLens</name>
    <message>
        <source>Where the levels fall</source>
        <translation>量化级的位置</translation>
    </message>
    <message>
        <source>How often each level is used</source>
        <translation>各量化级的使用频率</translation>
    </message>
    <message>
        <source>Error inside each bin</source>
        <translation>各分箱内的误差</translation>
    </message>
    <message>
        <source>First grid, of the settings</source>
        <translation>第一网格（来自设置）</translation>
    </message>
    <message>
        <source>Second grid</source>
        <translation>第二网格</translation>
    </message>
    <message>
        <source>level, from the lowest</source>
        <translation>量化级，从最低开始</translation>
    </message>
    <message>
        <source>% of the weights</source>
        <translation>权重的 %</translation>
    </message>
    <message>
        <source>shaded: squared error</source>
        <translation>阴影：平方误差</translation>
    </message>
    <message>
        <source> · largest weight of the block = 1</source>
        <translation> · 块内最大权重 = 1</translation>
    </message>
    <message numerus="yes">
        <source>Where the %n levels fall</source>
        <translation>
            <numerusform>%n 个量化级的位置</numerusform>
        </translation>
    </message>
    <message>
        <source>Where %1 and %2 levels fall</source>
        <translation>%1 与 %2 个量化级的位置</translation>
    </message>
    <message>
        <source>Choose two grids of at most 256 levels.</source>
        <translation>请选择两个不超过 256 个量化级的网格。</translation>
    </message>
    <message>
        <source>level %1 from the lowest</source>
        <translation>自最低起第 %1 级</translation>
    </message>
    <message>
        <source>
%1: %2 weights at %3</source>
        <translation>
%1：%3 处有 %2 个权重</translation>
    </message>
    <message>
        <source>Error by group size</source>
        <translation>误差随组大小的变化</translation>
    </message>
</context>
<context>
    <name>bitloupe::CalibratorsLens</name>
    <message>
        <source>Which calibrator is best here?</source>
        <translation>这里哪个校准器最好？</translation>
    </message>
    <message>
        <source>What each one clips</source>
        <translation>各校准器截断什么</translation>
    </message>
    <message>
        <source>What they look at</source>
        <translation>它们依据什么</translation>
    </message>
    <message>
        <source>How many samples it takes</source>
        <translation>需要多少样本</translation>
    </message>
    <message>
        <source>Calibrators</source>
        <translation>校准器</translation>
    </message>
    <message>
        <source>Which objective is shown</source>
        <translation>显示哪个目标函数</translation>
    </message>
    <message>
        <source>Sample sweep</source>
        <translation>样本扫描</translation>
    </message>
    <message>
        <source>Take the first axis of the tensor as samples, as activations have them</source>
        <translation>将张量的第一轴视为样本，与激活值的布局相同</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Show how the range settles instead of the error</source>
        <translation>显示范围如何趋于稳定，而不是误差</translation>
    </message>
    <message>
        <source>This format finds its scales itself: no calibrator is asked.</source>
        <translation>此格式自行确定缩放因子：不使用校准器。</translation>
    </message>
    <message>
        <source>of the first block</source>
        <translation>第一个块</translation>
    </message>
</context>
<context>
    <name>bitloupe::ChannelChart</name>
    <message>
        <source>channel, 0 to %1</source>
        <translation>通道，0 到 %1</translation>
    </message>
    <message>
        <source>one channel</source>
        <translation>一个通道</translation>
    </message>
    <message>
        <source>%1 by channel</source>
        <translation>各通道的 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s). </source>
        <translation>
            <numerusform>%n 个通道。 </numerusform>
        </translation>
    </message>
    <message>
        <source>channel %1
%2 … %3
scale %4
MSE %5, %6</source>
        <translation>通道 %1
%2 … %3
缩放因子 %4
MSE %5，%6</translation>
    </message>
    <message>
        <source>%1: zero in every channel.</source>
        <translation>%1：所有通道均为零。</translation>
    </message>
</context>
<context>
    <name>bitloupe::ChannelErrorChart</name>
    <message>
        <source>channel %1
MSE %2
%3</source>
        <translation>通道 %1
MSE %2
%3</translation>
    </message>
    <message>
        <source>channel, 0 to %1</source>
        <translation>通道，0 到 %1</translation>
    </message>
    <message>
        <source>one channel</source>
        <translation>一个通道</translation>
    </message>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>MSE by output channel</source>
        <translation>各输出通道的 MSE</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s). </source>
        <translation>
            <numerusform>%n 个通道。 </numerusform>
        </translation>
    </message>
    <message>
        <source>No error in any channel: every weight lies on a level.</source>
        <translation>所有通道均无误差：每个权重都恰在量化级上。</translation>
    </message>
</context>
<context>
    <name>bitloupe::ChannelsLens</name>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>What the chart shows for each channel</source>
        <translation>图表对每个通道显示的内容</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n 个通道</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bitloupe::ColumnsView</name>
    <message>
        <source>place in the order of work</source>
        <translation>处理顺序中的位置</translation>
    </message>
    <message>
        <source>change of the weight: left of the line by rounding, right of it pushed there so far</source>
        <translation>权重的变化：线左侧由舍入造成，线右侧为至今推来的误差</translation>
    </message>
    <message>
        <source>diagonal of the factor</source>
        <translation>因子的对角线</translation>
    </message>
    <message>
        <source>Output channel</source>
        <translation>输出通道</translation>
    </message>
    <message>
        <source>Columns rounded</source>
        <translation>已舍入列数</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Round the next column</source>
        <translation>舍入下一列</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Round one column after the other</source>
        <translation>逐列依次舍入</translation>
    </message>
    <message>
        <source>GPTQ, column by column</source>
        <translation>GPTQ，逐列进行</translation>
    </message>
    <message>
        <source>Diagonal of the factor</source>
        <translation>因子的对角线</translation>
    </message>
    <message>
        <source>Of %1 columns. The larger it is, the less the columns behind can make good.</source>
        <translation>共 %1 列。值越大，其后各列能补偿的就越少。</translation>
    </message>
    <message>
        <source>%1, the first %2 of %3 columns</source>
        <translation>%1，%3 列中的前 %2 列</translation>
    </message>
    <message>
        <source>place %1: input channel %2
mean square of its input %3
diagonal %4
weight %5, nearest %6, GPTQ %7</source>
        <translation>第 %1 位：输入通道 %2
其输入的均方 %3
对角线 %4
权重 %5，最近的量化级 %6，GPTQ %7</translation>
    </message>
</context>
<context>
    <name>bitloupe::DropTarget</name>
    <message>
        <source>Drop to open %1</source>
        <translation>松开以打开 %1</translation>
    </message>
    <message numerus="yes">
        <source>Drop to open %n files and folders</source>
        <translation>
            <numerusform>松开以打开 %n 个文件和文件夹</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bitloupe::ErrorMapLens</name>
    <message>
        <source>What quantizing adds to each weight: decoded − weight</source>
        <translation>量化给每个权重带来的变化：解码值 − 权重</translation>
    </message>
    <message>
        <source>The weights as they are</source>
        <translation>原始权重</translation>
    </message>
    <message>
        <source>The codes that are stored</source>
        <translation>所存储的编码</translation>
    </message>
    <message>
        <source>The scale of the block that a weight is in</source>
        <translation>权重所在块的缩放因子</translation>
    </message>
    <message>
        <source>RMS</source>
        <translation>RMS</translation>
    </message>
    <message>
        <source>A cell shows the root of the mean square of its weights</source>
        <translation>每格显示其中权重的均方根</translation>
    </message>
    <message>
        <source>A cell shows the largest magnitude in it</source>
        <translation>每格显示其中的最大幅值</translation>
    </message>
    <message>
        <source>A cell shows the mean of its weights, with its sign</source>
        <translation>每格显示其中权重的平均值，带符号</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Colours on a logarithmic scale: small errors are told apart, too</source>
        <translation>颜色采用对数刻度：小误差也可分辨</translation>
    </message>
</context>
<context>
    <name>bitloupe::ErrorSpeedChart</name>
    <message>
        <source>speed-up over float32</source>
        <translation>相对 float32 的加速比</translation>
    </message>
    <message>
        <source>SQNR, dB</source>
        <translation>SQNR，dB</translation>
    </message>
    <message>
        <source>Speed against what it loses</source>
        <translation>速度与损失</translation>
    </message>
    <message>
        <source>speed-up over float32 at %1</source>
        <translation>相对 float32 的加速比，%1 时</translation>
    </message>
    <message>
        <source>%1× as fast as float32, %2</source>
        <translation>速度为 float32 的 %1 倍，%2</translation>
    </message>
</context>
<context>
    <name>bitloupe::ExportDialog</name>
    <message>
        <source>Export dequantized</source>
        <translation>导出反量化结果</translation>
    </message>
    <message>
        <source>Export quantized</source>
        <translation>导出量化结果</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>This tensor: %1</source>
        <translation>此张量：%1</translation>
    </message>
    <message>
        <source>All tensors of %1</source>
        <translation>%1 的全部张量</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>内容(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Target</source>
        <translation>目标(&amp;T)</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Target file</source>
        <translation>目标文件</translation>
    </message>
    <message>
        <source>Name a file.</source>
        <translation>请指定文件。</translation>
    </message>
    <message>
        <source>The folder %1 does not exist.</source>
        <translation>文件夹 %1 不存在。</translation>
    </message>
    <message>
        <source>This is the file that the weights come from. Choose another name.</source>
        <translation>这是权重的来源文件。请另选名称。</translation>
    </message>
    <message>
        <source>The file exists and will be replaced.</source>
        <translation>文件已存在，将被替换。</translation>
    </message>
    <message>
        <source>These are codes of prepared weights; what gives the weights back stands beside them.</source>
        <translation>这些是经预处理的权重的代码；还原权重所需的数据随附在旁。</translation>
    </message>
</context>
<context>
    <name>bitloupe::FigureTable</name>
    <message>
        <source>Widen the window to see more columns; copying takes all of them.</source>
        <translation>加宽窗口可看到更多列；复制时包含全部列。</translation>
    </message>
</context>
<context>
    <name>bitloupe::FindingList</name>
    <message>
        <source>What to look at</source>
        <translation>值得关注之处</translation>
    </message>
</context>
<context>
    <name>bitloupe::GapBar</name>
    <message>
        <source>Gap to the best possible</source>
        <translation>与理论最优的差距</translation>
    </message>
    <message>
        <source>Reached %1, Lloyd–Max %2, rate–distortion bound %3</source>
        <translation>已达 %1，Lloyd–Max %2，率失真界 %3</translation>
    </message>
</context>
<context>
    <name>bitloupe::GranularityCard</name>
    <message>
        <source>What a finer scale buys</source>
        <translation>更细缩放因子的收益</translation>
    </message>
    <message>
        <source>channels, worst first</source>
        <translation>通道，最差在前</translation>
    </message>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>SQNR, bits per weight</source>
        <translation>SQNR，每权重比特数</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放因子</translation>
    </message>
    <message>
        <source>SQNR</source>
        <translation>SQNR</translation>
    </message>
    <message>
        <source>Bits per weight</source>
        <translation>每权重比特数</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>排名 %1</translation>
    </message>
    <message>
        <source>No error in any channel: every weight lies on a level.</source>
        <translation>所有通道均无误差：每个权重都恰在量化级上。</translation>
    </message>
</context>
<context>
    <name>bitloupe::GranularityForm</name>
    <message>
        <source>As the file says</source>
        <translation>按文件所述</translation>
    </message>
    <message>
        <source>Axis %1</source>
        <translation>轴 %1</translation>
    </message>
    <message>
        <source>As the file says (%1)</source>
        <translation>按文件所述（%1）</translation>
    </message>
    <message>
        <source>Axis %1 (%2)</source>
        <translation>轴 %1（%2）</translation>
    </message>
</context>
<context>
    <name>bitloupe::GranularityRow</name>
    <message>
        <source>%1 bits</source>
        <translation>%1 比特</translation>
    </message>
    <message>
        <source>%1: %2, %3 per weight</source>
        <translation>%1：%2，每权重 %3</translation>
    </message>
    <message>
        <source>Per group (1024)</source>
        <translation>分组（1024）</translation>
    </message>
</context>
<context>
    <name>bitloupe::GridStrip</name>
    <message>
        <source>Levels of %1</source>
        <translation>%1 的量化级</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2, %n level(s).</source>
        <translation>
            <numerusform>%1，%2，%n 个量化级。</numerusform>
        </translation>
    </message>
    <message>
        <source>value %1
level %2 of %3: %4
%5 weights</source>
        <translation>值 %1
量化级 %2 / %3：%4
%5 个权重</translation>
    </message>
</context>
<context>
    <name>bitloupe::GroupChart</name>
    <message>
        <source>inputs that share a scale</source>
        <translation>共用一个缩放因子的输入数</translation>
    </message>
    <message>
        <source>SQNR, dB</source>
        <translation>SQNR，dB</translation>
    </message>
    <message>
        <source>Both grids are exact at every size.</source>
        <translation>两个网格在每种组大小下都精确。</translation>
    </message>
    <message>
        <source>Error by group size</source>
        <translation>误差随组大小的变化</translation>
    </message>
    <message>
        <source>%1 of %2 sizes so far</source>
        <translation>目前 %1 / %2 种组大小</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n group size(s).</source>
        <translation>
            <numerusform>%1；%n 种组大小。</numerusform>
        </translation>
    </message>
    <message>
        <source>groups of %1</source>
        <translation>每组 %1 个</translation>
    </message>
    <message>
        <source>
%1: %2 at %3 bits</source>
        <translation>
%1：%3 比特时为 %2</translation>
    </message>
</context>
<context>
    <name>bitloupe::HistogramChart</name>
    <message>
        <source>weight value</source>
        <translation>权重值</translation>
    </message>
    <message>
        <source>Histogram of %1</source>
        <translation>%1 的直方图</translation>
    </message>
    <message>
        <source>value %1</source>
        <translation>值 %1</translation>
    </message>
    <message>
        <source>
%1 … %2:
%3 weights</source>
        <translation>
%1 … %2：
%3 个权重</translation>
    </message>
    <message>
        <source>, %1 after quantizing</source>
        <translation>，量化后 %1</translation>
    </message>
</context>
<context>
    <name>bitloupe::HistogramLens</name>
    <message>
        <source>Error by threshold</source>
        <translation>误差随阈值的变化</translation>
    </message>
    <message>
        <source>MSE by output channel</source>
        <translation>各输出通道的 MSE</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Counts on a logarithmic scale: single weights are visible</source>
        <translation>计数采用对数刻度：单个权重也可见</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原始</translation>
    </message>
    <message>
        <source>Show the weights as they are</source>
        <translation>显示原始权重</translation>
    </message>
    <message>
        <source>Quantized</source>
        <translation>量化后</translation>
    </message>
    <message>
        <source>Show the weights after quantizing</source>
        <translation>显示量化后的权重</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Show the levels of the grid (of the widest block, where there are several)</source>
        <translation>显示网格的量化级（有多个块时取最宽的块）</translation>
    </message>
    <message>
        <source>drag the dot to try another</source>
        <translation>拖动圆点尝试其他阈值</translation>
    </message>
    <message>
        <source>%1 clips at %2, %3</source>
        <translation>%1 截断于 %2，%3</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Use this calibrator</source>
        <translation>使用此校准器</translation>
    </message>
    <message>
        <source>Lock x</source>
        <translation>锁定 x</translation>
    </message>
    <message>
        <source>Keep the x axis as it is while other tensors and files are chosen, to compare them</source>
        <translation>选择其他张量和文件时保持 x 轴不变，以便比较</translation>
    </message>
    <message>
        <source>Lock y</source>
        <translation>锁定 y</translation>
    </message>
    <message>
        <source>Keep the axis of counts as it is, too</source>
        <translation>同时固定计数轴</translation>
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
        <translation>留出</translation>
    </message>
    <message>
        <source>Tokens held apart from the calibration</source>
        <translation>不参与校准的留出 token</translation>
    </message>
    <message>
        <source>Methods learn from the other tokens; the last ones of each tensor judge them: a method that learned what only its own tokens say is found out.</source>
        <translation>方法从其余 token 学习，由每个张量末尾的 token 评判：只学到自身 token 特点的方法会被发现。</translation>
    </message>
    <message>
        <source>Only sums of these activations are known, no tokens: none can be held apart.</source>
        <translation>这些激活值只有累加和，没有 token：无法留出。</translation>
    </message>
</context>
<context>
    <name>bitloupe::InputsDialog</name>
    <message>
        <source>Match activations</source>
        <translation>匹配激活值</translation>
    </message>
    <message>
        <source>Weights meet the activations of their own name. Where names differ, choose what a tensor is multiplied with; only activations with as many features as it has inputs fit.</source>
        <translation>权重与同名的激活值对应。名称不同时，可选择张量与什么相乘；只有特征数等于其输入数的激活值才适用。</translation>
    </message>
    <message>
        <source>Filter tensors</source>
        <translation>筛选张量</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>激活值</translation>
    </message>
    <message>
        <source>Weights and their activations</source>
        <translation>权重及其激活值</translation>
    </message>
    <message>
        <source>The chosen tensor &amp;meets:</source>
        <translation>所选张量对应(&amp;M)：</translation>
    </message>
    <message>
        <source>Activations of the chosen tensor</source>
        <translation>所选张量的激活值</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>what has its name</source>
        <translation>同名激活值</translation>
    </message>
</context>
<context>
    <name>bitloupe::KernelsLens</name>
    <message>
        <source>Time for one product</source>
        <translation>一次乘积的用时</translation>
    </message>
    <message>
        <source>Where fewer bits stop paying</source>
        <translation>减少比特何时不再划算</translation>
    </message>
    <message>
        <source>Roofline</source>
        <translation>Roofline</translation>
    </message>
    <message>
        <source>Speed against what it loses</source>
        <translation>速度与损失</translation>
    </message>
    <message>
        <source>Shape of the matrix</source>
        <translation>矩阵的形状</translation>
    </message>
    <message>
        <source>Shape of the matrix of weights: this tensor&apos;s, those of the other layers, usual ones</source>
        <translation>权重矩阵的形状：此张量的、其他层的、常见的</translation>
    </message>
    <message>
        <source>Rows of activations</source>
        <translation>激活值行数</translation>
    </message>
    <message>
        <source>In the caches</source>
        <translation>在缓存中</translation>
    </message>
    <message>
        <source>Multiply the same weights again and again, as small models do; else they come from memory every time</source>
        <translation>反复与相同的权重相乘，如小模型那样；否则每次都从内存读取</translation>
    </message>
    <message>
        <source>All threads</source>
        <translation>所有线程</translation>
    </message>
    <message>
        <source>Multiply on all cores, not on one</source>
        <translation>在所有核心上做乘法，而不是一个</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>测量(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>preparing…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>All formats</source>
        <translation>所有格式</translation>
    </message>
    <message>
        <source>Measure every format, not the usual ones alone</source>
        <translation>测量所有格式，而不只是常用的</translation>
    </message>
    <message>
        <source>It was ended before this was measured.</source>
        <translation>在测到此项之前已结束。</translation>
    </message>
    <message>
        <source>Nothing is measured yet: choose a shape and press “Measure”. It takes 20 seconds to some minutes, and tells most while nothing else runs.</source>
        <translation>尚未测量：请选择形状并按“测量”。需要 20 秒到几分钟，没有其他程序运行时结果最可靠。</translation>
    </message>
    <message>
        <source>How the speed-up changes from 1 to %1 rows of activations.</source>
        <translation>激活值从 1 行到 %1 行时加速比的变化。</translation>
    </message>
    <message>
        <source>Each way under what this machine reads and multiplies at most.</source>
        <translation>各方式与本机读取和乘法上限的对比。</translation>
    </message>
    <message>
        <source>What each way loses, in dB, beside its speed-up.</source>
        <translation>各方式的损失（dB）与其加速比。</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>ended early</source>
        <translation>提前结束</translation>
    </message>
    <message>
        <source>measured on %1 × %2</source>
        <translation>在 %1 × %2 上测得</translation>
    </message>
</context>
<context>
    <name>bitloupe::LensFrame</name>
    <message>
        <source>Open a file with weights and choose a tensor in the list on the left.</source>
        <translation>打开含权重的文件，并在左侧列表中选择一个张量。</translation>
    </message>
    <message>
        <source>Analysing…</source>
        <translation>正在分析…</translation>
    </message>
    <message>
        <source>This tensor has no elements. Choose another one in the list on the left.</source>
        <translation>此张量没有元素。请在左侧列表中另选一个。</translation>
    </message>
    <message>
        <source>This tensor holds no numbers (%1). Choose another one in the list on the left.</source>
        <translation>此张量不含数值（%1）。请在左侧列表中另选一个。</translation>
    </message>
    <message>
        <source>sample of 1 in %1; exact follows</source>
        <translation>抽样 1/%1；精确结果随后给出</translation>
    </message>
    <message>
        <source>sample; exact follows</source>
        <translation>抽样；精确结果随后给出</translation>
    </message>
    <message>
        <source>Every weight of this tensor is NaN or infinite: there is nothing to quantize. Choose another tensor, or look at what wrote this file.</source>
        <translation>此张量的每个权重均为 NaN 或无穷大：没有可量化的内容。请另选张量，或检查写出此文件的程序。</translation>
    </message>
    <message>
        <source>computing…</source>
        <translation>正在计算…</translation>
    </message>
</context>
<context>
    <name>bitloupe::LoupeCard</name>
    <message>
        <source>Under the loupe</source>
        <translation>放大镜下</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>Stay at this weight while the mouse moves over the map; a click on the map does the same</source>
        <translation>鼠标在图上移动时停留在此权重；在图上单击效果相同</translation>
    </message>
    <message>
        <source>Largest error</source>
        <translation>最大误差</translation>
    </message>
    <message>
        <source>Go to the weight with the largest error of the tensor</source>
        <translation>转到张量中误差最大的权重</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy all that is said of this weight</source>
        <translation>复制关于此权重的全部内容</translation>
    </message>
</context>
<context>
    <name>bitloupe::MainWindow</name>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Exported to %1, read back and compared.</source>
        <translation>已导出到 %1，并已回读比对。</translation>
    </message>
    <message>
        <source>Weight files (%1);;All files (*)</source>
        <translation>权重文件 (%1);;所有文件 (*)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>Open &amp;Sample</source>
        <translation>打开示例(&amp;S)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation>Ctrl+Shift+O</translation>
    </message>
    <message>
        <source>&amp;Export quantized…</source>
        <translation>导出量化结果(&amp;E)…</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Export &amp;dequantized…</source>
        <translation>导出反量化结果(&amp;D)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>&amp;Close file</source>
        <translation>关闭文件(&amp;C)</translation>
    </message>
    <message>
        <source>Ctrl+W</source>
        <translation>Ctrl+W</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Go to…</source>
        <translation>转到(&amp;G)…</translation>
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
        <translation>筛选张量(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Worst tensors first</source>
        <translation>最差张量在前(&amp;W)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+W</source>
        <translation>Ctrl+Shift+W</translation>
    </message>
    <message>
        <source>&amp;Cancel work</source>
        <translation>取消工作(&amp;C)</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+R</source>
        <translation>Ctrl+Shift+R</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About Bitloupe</source>
        <translation>关于 Bitloupe(&amp;A)</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>主工具栏</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light, dark, or as the system has it</source>
        <translation>浅色、深色或跟随系统</translation>
    </message>
    <message>
        <source>Open weight files</source>
        <translation>打开权重文件</translation>
    </message>
    <message>
        <source>Ctrl+Shift+D</source>
        <translation>Ctrl+Shift+D</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
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
        <translation>固定设置(&amp;P)</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Puts the settings aside to compare them with others</source>
        <translation>将设置搁置一旁，以便与其他设置比较</translation>
    </message>
    <message>
        <source>&amp;Swap settings and pin (A/B)</source>
        <translation>交换设置与固定项(&amp;S)（A/B）</translation>
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
        <translation>会话另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation>Ctrl+Shift+S</translation>
    </message>
    <message>
        <source>Reopen &amp;last session</source>
        <translation>重新打开上次会话(&amp;L)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+L</source>
        <translation>Ctrl+Shift+L</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>撤销(&amp;U) %1</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>重做(&amp;R) %1</translation>
    </message>
    <message>
        <source>%1 – Ctrl+B goes back to A</source>
        <translation>%1 – 按 Ctrl+B 返回 A</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Bitloupe sessions (*.bitloupe)</source>
        <translation>Bitloupe 会话 (*.bitloupe)</translation>
    </message>
    <message>
        <source>Session saved as %1.</source>
        <translation>会话已保存为 %1。</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>An export is being written. Close once more to cancel it; the target stays as it was before.</source>
        <translation>正在写入导出文件。再次关闭将取消导出；目标文件保持原样。</translation>
    </message>
    <message>
        <source>Cancel and close</source>
        <translation>取消并关闭</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>F11</source>
        <translation>F11</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>手册(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
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
        <translation>打开</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Go to tensor, setting or lens…</source>
        <translation>转到张量、设置或视角…</translation>
    </message>
    <message>
        <source>Find tensors, settings, lenses and commands by typing</source>
        <translation>键入以查找张量、设置、视角和命令</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The language of the window</source>
        <translation>窗口的语言</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Manual, shortcuts, about</source>
        <translation>手册、快捷键、关于</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新载入</translation>
    </message>
    <message>
        <source>F&amp;ocus</source>
        <translation>焦点(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>下一窗格(&amp;N)</translation>
    </message>
    <message>
        <source>F6</source>
        <translation>F6</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>上一窗格(&amp;P)</translation>
    </message>
    <message>
        <source>Shift+F6</source>
        <translation>Shift+F6</translation>
    </message>
    <message>
        <source>Next &amp;lens</source>
        <translation>下一视角(&amp;L)</translation>
    </message>
    <message>
        <source>Ctrl+PgDown</source>
        <translation>Ctrl+PgDown</translation>
    </message>
    <message>
        <source>Previous l&amp;ens</source>
        <translation>上一视角(&amp;E)</translation>
    </message>
    <message>
        <source>Ctrl+PgUp</source>
        <translation>Ctrl+PgUp</translation>
    </message>
    <message>
        <source>&amp;Reload file</source>
        <translation>重新载入文件(&amp;D)</translation>
    </message>
    <message>
        <source>Sa&amp;ve session</source>
        <translation>保存会话(&amp;V)</translation>
    </message>
    <message>
        <source>Save as pr&amp;eset…</source>
        <translation>另存为预设(&amp;E)…</translation>
    </message>
    <message>
        <source>Reset la&amp;yout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>Load activa&amp;tions…</source>
        <translation>加载激活值(&amp;T)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+A</source>
        <translation>Ctrl+Shift+A</translation>
    </message>
    <message>
        <source>Recent act&amp;ivations</source>
        <translation>最近的激活值(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Match activations…</source>
        <translation>匹配激活值(&amp;M)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+M</source>
        <translation>Ctrl+Shift+M</translation>
    </message>
    <message>
        <source>Close activatio&amp;ns</source>
        <translation>关闭激活值(&amp;N)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Q</source>
        <translation>Ctrl+Shift+Q</translation>
    </message>
    <message>
        <source>Load activations</source>
        <translation>加载激活值</translation>
    </message>
    <message>
        <source>Activations (%1);;All files (*)</source>
        <translation>激活值 (%1);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>bitloupe::ManualBrowser</name>
    <message>
        <source>Page of the manual</source>
        <translation>手册页面</translation>
    </message>
</context>
<context>
    <name>bitloupe::ManualWindow</name>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Tensors</source>
        <translation>张量</translation>
    </message>
    <message>
        <source>Settings, presets and pins</source>
        <translation>设置、预设与固定项</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Exporting and the command line</source>
        <translation>导出与命令行</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Files and formats</source>
        <translation>文件与格式</translation>
    </message>
    <message>
        <source>Troubleshooting</source>
        <translation>疑难解答</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>The page before (Alt+Left)</source>
        <translation>上一页（Alt+←）</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>The page after (Alt+Right)</source>
        <translation>下一页（Alt+→）</translation>
    </message>
    <message>
        <source>Find in page (Ctrl+F)</source>
        <translation>在页面中查找（Ctrl+F）</translation>
    </message>
    <message>
        <source>Find in page</source>
        <translation>在页面中查找</translation>
    </message>
    <message>
        <source>Pages of the manual</source>
        <translation>手册目录</translation>
    </message>
    <message>
        <source>%1 – Bitloupe manual</source>
        <translation>%1 – Bitloupe 手册</translation>
    </message>
    <message>
        <source>Not on this page</source>
        <translation>本页没有</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
</context>
<context>
    <name>bitloupe::MapChart</name>
    <message>
        <source>Map of %1</source>
        <translation>图：%1</translation>
    </message>
    <message>
        <source>input, in groups of %1</source>
        <translation>输入，每组 %1 个</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>output channel</source>
        <translation>输出通道</translation>
    </message>
</context>
<context>
    <name>bitloupe::MessageBar</name>
    <message>
        <source>Dismiss the message</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>Message before</source>
        <translation>上一条消息</translation>
    </message>
    <message>
        <source>Next message</source>
        <translation>下一条消息</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>复制消息</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Problem: %1</source>
        <translation>问题：%1</translation>
    </message>
    <message>
        <source>Notice: %1</source>
        <translation>提示：%1</translation>
    </message>
    <message>
        <source>&amp;Copy all messages</source>
        <translation>复制全部消息(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Dismiss all messages</source>
        <translation>关闭全部消息(&amp;D)</translation>
    </message>
</context>
<context>
    <name>bitloupe::MethodsView</name>
    <message>
        <source>Methods</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Output error by method</source>
        <translation>各方法的输出误差</translation>
    </message>
    <message>
        <source>On those held apart</source>
        <translation>留出 token</translation>
    </message>
    <message>
        <source>The bars below on the tokens held apart from the calibration</source>
        <translation>下方的条按留出 token 绘制</translation>
    </message>
</context>
<context>
    <name>bitloupe::NeighbourStrip</name>
    <message>
        <source>Neighbours in the block</source>
        <translation>块内相邻权重</translation>
    </message>
    <message>
        <source>input %1, weight %2, code %3</source>
        <translation>输入 %1，权重 %2，编码 %3</translation>
    </message>
</context>
<context>
    <name>bitloupe::ObjectiveChart</name>
    <message>
        <source>%1 chooses %2. </source>
        <translation>%1 选择 %2。 </translation>
    </message>
    <message>
        <source>clip threshold</source>
        <translation>截断阈值</translation>
    </message>
    <message>
        <source>Objective by threshold</source>
        <translation>目标函数随阈值的变化</translation>
    </message>
    <message>
        <source>None of these calibrators compares thresholds.</source>
        <translation>这些校准器都不比较阈值。</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>阈值 %1</translation>
    </message>
    <message>
        <source>clip threshold of the first channel</source>
        <translation>第一个通道的截断阈值</translation>
    </message>
    <message>
        <source>clip threshold of the first group</source>
        <translation>第一个组的截断阈值</translation>
    </message>
    <message>
        <source>clip threshold of the first channels</source>
        <translation>前几个通道的截断阈值</translation>
    </message>
    <message>
        <source>clip threshold of the first token</source>
        <translation>第一个 token 的截断阈值</translation>
    </message>
</context>
<context>
    <name>bitloupe::OutliersView</name>
    <message>
        <source>Outliers from</source>
        <translation>离群值下限</translation>
    </message>
    <message>
        <source>Put to use</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Keep the input channels that reach this magnitude in 16 bits, as LLM.int8 does</source>
        <translation>达到此幅值的输入通道保持 16 比特，与 LLM.int8 一致</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>share, %</source>
        <translation>比例，%</translation>
    </message>
    <message>
        <source>SQNR of the outputs, dB</source>
        <translation>输出的 SQNR，dB</translation>
    </message>
    <message>
        <source>The inputs&apos; magnitudes are not known: an importance matrix has none.</source>
        <translation>输入的幅值未知：重要性矩阵中没有。</translation>
    </message>
    <message>
        <source>What stays in 16 bits, by threshold</source>
        <translation>各阈值下保持 16 比特的部分</translation>
    </message>
    <message numerus="yes">
        <source>SQNR of the outputs, dB: INT8 for the rest, on %n sampled token(s)</source>
        <translation>
            <numerusform>输出的 SQNR，dB：其余用 INT8，在 %n 个抽样 token 上</numerusform>
        </translation>
    </message>
    <message>
        <source>Error of the outputs, by threshold</source>
        <translation>各阈值下的输出误差</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>阈值 %1</translation>
    </message>
    <message>
        <source>threshold %1
%2</source>
        <translation>阈值 %1
%2</translation>
    </message>
    <message>
        <source>The error is found on tokens: sums of them do not tell it.</source>
        <translation>该误差需由 token 求得：仅有其总和无法得出。</translation>
    </message>
</context>
<context>
    <name>bitloupe::Palette</name>
    <message>
        <source>Nothing here has such a name.</source>
        <translation>没有匹配的名称。</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Go to tensor, setting, lens or command</source>
        <translation>转到张量、设置、视角或命令</translation>
    </message>
    <message>
        <source>What matches</source>
        <translation>匹配结果</translation>
    </message>
</context>
<context>
    <name>bitloupe::PinModel</name>
    <message>
        <source>%1 bit per weight, SQNR %2, MSE %3, largest error %4, %5</source>
        <translation>每权重 %1 比特，SQNR %2，MSE %3，最大误差 %4，%5</translation>
    </message>
    <message>
        <source>chosen as side B</source>
        <translation>已选为 B 面</translation>
    </message>
    <message>
        <source>Bits per weight, scales and zero points counted</source>
        <translation>每权重比特数，含缩放因子与零点</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>bits/w</source>
        <translation>比特/权</translation>
    </message>
    <message>
        <source>SQNR</source>
        <translation>SQNR</translation>
    </message>
    <message>
        <source>≠ By the outputs better than “%1”, though by the weights worse: the two errors disagree.</source>
        <translation>≠ 按输出优于“%1”，按权重却更差：两种误差不一致。</translation>
    </message>
    <message>
        <source>≠ By the outputs worse than “%1”, though by the weights better: the two errors disagree.</source>
        <translation>≠ 按输出差于“%1”，按权重却更好：两种误差不一致。</translation>
    </message>
    <message>
        <source>output SQNR %1, output MSE %2</source>
        <translation>输出 SQNR %1，输出 MSE %2</translation>
    </message>
    <message>
        <source>SQNR of the outputs, on the activations that are loaded. ≠: ranks otherwise than by the weights&apos; SQNR</source>
        <translation>输出的 SQNR，基于已加载的激活值。≠：排名与按权重 SQNR 的不同</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>on the tokens held apart: output SQNR %1, output MSE %2</source>
        <translation>留出 token 上：输出 SQNR %1，输出 MSE %2</translation>
    </message>
</context>
<context>
    <name>bitloupe::PinsDock</name>
    <message>
        <source>Pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>Press Ctrl+D to pin the settings. Then change them, and Ctrl+B goes back and forth between the two.</source>
        <translation>按 Ctrl+D 固定设置。随后更改设置，用 Ctrl+B 在两者之间来回切换。</translation>
    </message>
    <message>
        <source>Pinned settings</source>
        <translation>已固定的设置</translation>
    </message>
    <message>
        <source>Swap sides A and B</source>
        <translation>交换 A 面与 B 面</translation>
    </message>
    <message>
        <source>Swaps the settings (A) and the chosen pin (B), and back: Ctrl+B</source>
        <translation>交换设置（A）与所选固定项（B），再按则换回：Ctrl+B</translation>
    </message>
    <message>
        <source>B: the pin “%1”</source>
        <translation>B：固定项“%1”</translation>
    </message>
    <message>
        <source>A: the settings</source>
        <translation>A：设置</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>应用(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>移除(&amp;M)</translation>
    </message>
    <message>
        <source>Copy all as &amp;text</source>
        <translation>全部复制为文本(&amp;T)</translation>
    </message>
    <message>
        <source>Copy all as &amp;CSV</source>
        <translation>全部复制为 CSV(&amp;C)</translation>
    </message>
    <message>
        <source>Copy all as Mark&amp;down</source>
        <translation>全部复制为 Markdown(&amp;K)</translation>
    </message>
</context>
<context>
    <name>bitloupe::PresetBox</name>
    <message>
        <source>Save, rename or delete presets</source>
        <translation>保存、重命名或删除预设</translation>
    </message>
    <message>
        <source>&amp;Save as preset…</source>
        <translation>另存为预设(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Rename preset…</source>
        <translation>重命名预设(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Delete preset…</source>
        <translation>删除预设(&amp;D)…</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>预设名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Leave the presets as they are</source>
        <translation>保持预设不变</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Delete the preset “%1”? The settings stay as they are.</source>
        <translation>删除预设“%1”？当前设置不变。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>A built-in preset has this name.</source>
        <translation>已有同名的内置预设。</translation>
    </message>
    <message>
        <source>Replaces your preset “%1”.</source>
        <translation>将替换您的预设“%1”。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>bitloupe::PresetStore</name>
    <message>
        <source>Your presets in %1 cannot be read.</source>
        <translation>无法读取 %1 中您的预设。</translation>
    </message>
    <message>
        <source>Your presets in %1 were saved by a newer Bitloupe: this one leaves them alone.</source>
        <translation>%1 中您的预设由较新的 Bitloupe 保存：本程序不会改动它们。</translation>
    </message>
    <message>
        <source>Your presets in %1 are damaged and cannot be moved aside.</source>
        <translation>%1 中您的预设已损坏，且无法移开。</translation>
    </message>
    <message>
        <source>The file of your presets was damaged: it is kept as %1. Presets that could be read: %2.</source>
        <translation>您的预设文件已损坏：已另存为 %1。可读取的预设数：%2。</translation>
    </message>
    <message>
        <source>Your presets could not be saved: %1.</source>
        <translation>无法保存您的预设：%1。</translation>
    </message>
    <message>
        <source>Your presets could not be saved: %1 cannot be written to.</source>
        <translation>无法保存您的预设：不能写入 %1。</translation>
    </message>
    <message>
        <source>Your presets are being saved by another window: try again.</source>
        <translation>另一窗口正在保存您的预设：请重试。</translation>
    </message>
</context>
<context>
    <name>bitloupe::RangesView</name>
    <message>
        <source>SmoothQuant, alpha</source>
        <translation>SmoothQuant，Alpha</translation>
    </message>
    <message>
        <source>Put to use</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Prepare the weights with SmoothQuant at this alpha</source>
        <translation>用此 Alpha 的 SmoothQuant 预处理权重</translation>
    </message>
    <message>
        <source>Largest inputs first</source>
        <translation>最大输入优先</translation>
    </message>
    <message>
        <source>Order the channels by their inputs before</source>
        <translation>按处理前的输入大小排列通道</translation>
    </message>
    <message>
        <source>Before: inputs (left bars) and weights by input channel</source>
        <translation>处理前：各输入通道的输入（左侧条）和权重</translation>
    </message>
    <message>
        <source>After: inputs (left bars) and weights by input channel</source>
        <translation>处理后：各输入通道的输入（左侧条）和权重</translation>
    </message>
    <message>
        <source>before</source>
        <translation>处理前</translation>
    </message>
    <message>
        <source>after SmoothQuant, alpha %1</source>
        <translation>SmoothQuant 之后，Alpha %1</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>%1 之后</translation>
    </message>
    <message>
        <source>input channel %1
inputs up to %2 → %3
weights up to %4 → %5</source>
        <translation>输入通道 %1
输入最大 %2 → %3
权重最大 %4 → %5</translation>
    </message>
    <message>
        <source>scale %1</source>
        <translation>缩放因子 %1</translation>
    </message>
    <message>
        <source>input channel %1
inputs, root mean square: %2
weights up to %3</source>
        <translation>输入通道 %1
输入的均方根：%2
权重最大为 %3</translation>
    </message>
</context>
<context>
    <name>bitloupe::RecentMenu</name>
    <message>
        <source>&amp;Clear the list</source>
        <translation>清空列表(&amp;C)</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 已不存在</translation>
    </message>
</context>
<context>
    <name>bitloupe::ResultPanel</name>
    <message>
        <source>%1 of %2 bits</source>
        <translation>%2 比特中的 %1</translation>
    </message>
    <message>
        <source>Lloyd–Max: the best levels for this tensor&apos;s own distribution. R(D): what no code of that many bits can exceed for a Gaussian of the same variance.</source>
        <translation>Lloyd–Max：针对此张量自身分布的最优量化级。R(D)：对同方差的高斯分布，任何同比特数的编码都无法超越的界限。</translation>
    </message>
    <message>
        <source>Gap to the best possible</source>
        <translation>与理论最优的差距</translation>
    </message>
    <message>
        <source>Gap to the best possible at 1 bit</source>
        <translation>1 比特下与理论最优的差距</translation>
    </message>
    <message>
        <source>Gap to the best possible at %1 bits</source>
        <translation>%1 比特下与理论最优的差距</translation>
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
        <translation>权重功率与误差功率之比；6 dB 相当于 1 比特。</translation>
    </message>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>Mean squared error.</source>
        <translation>均方误差。</translation>
    </message>
    <message>
        <source>Largest error</source>
        <translation>最大误差</translation>
    </message>
    <message>
        <source>Largest distance between a weight and its quantized value.</source>
        <translation>权重与其量化值之间的最大距离。</translation>
    </message>
    <message>
        <source>Mean error</source>
        <translation>平均误差</translation>
    </message>
    <message>
        <source>Mean distance between a weight and its quantized value.</source>
        <translation>权重与其量化值之间的平均距离。</translation>
    </message>
    <message>
        <source>Relative error</source>
        <translation>相对误差</translation>
    </message>
    <message>
        <source>Length of the error over length of the weights.</source>
        <translation>误差向量长度与权重向量长度之比。</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Cosine of the angle between weights and quantized weights.</source>
        <translation>权重与量化权重之间夹角的余弦。</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL 散度</translation>
    </message>
    <message>
        <source>Of the two distributions over 2048 common bins.</source>
        <translation>两个分布在 2048 个共同分箱上的散度。</translation>
    </message>
    <message>
        <source>Clipped</source>
        <translation>截断比例</translation>
    </message>
    <message>
        <source>Weights beyond the ends of the grid.</source>
        <translation>超出网格两端的权重。</translation>
    </message>
    <message>
        <source>Bits per weight</source>
        <translation>每权重比特数</translation>
    </message>
    <message>
        <source>Codes, scales and zero points counted.</source>
        <translation>含编码、缩放因子与零点。</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Of this tensor in the file, and quantized with its scales.</source>
        <translation>此张量在文件中的大小，以及量化后含缩放因子的大小。</translation>
    </message>
    <message>
        <source>Code entropy</source>
        <translation>编码熵</translation>
    </message>
    <message>
        <source>Bits that the codes really carry.</source>
        <translation>编码实际承载的比特数。</translation>
    </message>
    <message>
        <source>Used levels</source>
        <translation>已用量化级</translation>
    </message>
    <message>
        <source>Share of the codes that occur at all.</source>
        <translation>实际出现的编码所占比例。</translation>
    </message>
    <message>
        <source>%1 bit</source>
        <translation>%1 比特</translation>
    </message>
    <message>
        <source>&amp;Copy “%1”</source>
        <translation>复制“%1”(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;all</source>
        <translation>全部复制(&amp;A)</translation>
    </message>
    <message>
        <source>Copy all as C&amp;SV</source>
        <translation>全部复制为 CSV(&amp;S)</translation>
    </message>
    <message>
        <source>Copy all as &amp;Markdown</source>
        <translation>全部复制为 Markdown(&amp;M)</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Output SQNR</source>
        <translation>输出 SQNR</translation>
    </message>
    <message>
        <source>Power of the outputs over power of their error, on the activations that are loaded: what counts in the end.</source>
        <translation>输出功率与其误差功率之比，基于已加载的激活值：这才是最终要紧的。</translation>
    </message>
    <message>
        <source>Output MSE</source>
        <translation>输出 MSE</translation>
    </message>
    <message>
        <source>Mean squared error of the outputs, on the activations that are loaded.</source>
        <translation>输出的均方误差，基于已加载的激活值。</translation>
    </message>
    <message>
        <source>Output SQNR, apart</source>
        <translation>输出 SQNR，留出</translation>
    </message>
    <message>
        <source>The same on the tokens held apart, from which no method has learned: what to expect on other inputs.</source>
        <translation>留出 token 上的同一指标，没有方法从中学习过：可预期其他输入上的表现。</translation>
    </message>
    <message>
        <source>Output MSE, apart</source>
        <translation>输出 MSE，留出</translation>
    </message>
    <message>
        <source>Mean squared error of the outputs on the tokens held apart.</source>
        <translation>留出 token 上输出的均方误差。</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>预处理</translation>
    </message>
    <message>
        <source>What the search took: the outputs&apos; error is least with it. The lens Activations shows all.</source>
        <translation>搜索所选的值：此时输出误差最小。“激活”视图显示全部结果。</translation>
    </message>
</context>
<context>
    <name>bitloupe::RidgeChart</name>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>%1 clips at %2, %3 of the weights. </source>
        <translation>%1 截断于 %2，占权重的 %3。 </translation>
    </message>
    <message>
        <source>What each calibrator clips</source>
        <translation>各校准器截断什么</translation>
    </message>
    <message>
        <source>%1: %2
value %3: %4</source>
        <translation>%1：%2
值 %3：%4</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>clipped</source>
        <translation>截断</translation>
    </message>
</context>
<context>
    <name>bitloupe::RooflineChart</name>
    <message>
        <source>operations per byte of weights</source>
        <translation>每字节权重的运算次数</translation>
    </message>
    <message>
        <source>10⁹ operations a second</source>
        <translation>每秒 10⁹ 次运算</translation>
    </message>
    <message>
        <source>Roofline</source>
        <translation>屋顶线</translation>
    </message>
    <message>
        <source>%1 operations a byte, %2·10⁹ a second
%3 % of its roof</source>
        <translation>每字节 %1 次运算，每秒 %2·10⁹ 次
达到其上限的 %3 %</translation>
    </message>
</context>
<context>
    <name>bitloupe::RotationView</name>
    <message>
        <source>output channel</source>
        <translation>输出通道</translation>
    </message>
    <message>
        <source>output error grows by, dB</source>
        <translation>输出误差增加，dB</translation>
    </message>
    <message>
        <source>An odd number of input channels has no Hadamard rotation.</source>
        <translation>输入通道数为奇数时没有 Hadamard 旋转。</translation>
    </message>
    <message>
        <source>before</source>
        <translation>处理前</translation>
    </message>
    <message>
        <source>rotated in blocks of %1</source>
        <translation>按 %1 个一块旋转</translation>
    </message>
    <message>
        <source>largest over root mean square: inputs %1, weights %2</source>
        <translation>最大值与均方根之比：输入 %1，权重 %2</translation>
    </message>
    <message>
        <source>Before: inputs (left bars) and weights by input channel</source>
        <translation>处理前：各输入通道的输入（左侧条）和权重</translation>
    </message>
    <message>
        <source>Rotated: inputs (left bars) and weights by input channel</source>
        <translation>旋转后：各输入通道的输入（左侧条）和权重</translation>
    </message>
    <message>
        <source>Where the rotation hurts</source>
        <translation>旋转在哪里有害</translation>
    </message>
    <message>
        <source>input channel %1
inputs up to %2 → %3
weights up to %4 → %5</source>
        <translation>输入通道 %1
输入最大 %2 → %3
权重最大 %4 → %5</translation>
    </message>
    <message>
        <source>output channel %1
output error %2 → %3</source>
        <translation>输出通道 %1
输出误差 %2 → %3</translation>
    </message>
</context>
<context>
    <name>bitloupe::SamplesView</name>
    <message>
        <source>tokens calibrated on</source>
        <translation>校准所用 token 数</translation>
    </message>
    <message>
        <source>SQNR of the outputs on all tokens, dB (dashed: plain rounding)</source>
        <translation>全部 token 上的输出 SQNR，dB（虚线：普通舍入）</translation>
    </message>
    <message>
        <source>Output error by number of tokens</source>
        <translation>各 token 数下的输出误差</translation>
    </message>
    <message>
        <source>%1 tokens: %2
plain rounding: %3</source>
        <translation>%1 个 token：%2
普通舍入：%3</translation>
    </message>
    <message>
        <source>SQNR of the outputs on the tokens held apart, dB (dashed: plain rounding)</source>
        <translation>留出 token 上的输出 SQNR，dB（虚线：普通舍入）</translation>
    </message>
</context>
<context>
    <name>bitloupe::SearchView</name>
    <message>
        <source>Output error by what is searched for</source>
        <translation>输出误差随搜索参数的变化</translation>
    </message>
    <message>
        <source>None of the preparations could search here: they ask for tokens or their second moments.</source>
        <translation>没有一种预处理能在此搜索：它们需要 token 或其二阶矩。</translation>
    </message>
</context>
<context>
    <name>bitloupe::Session</name>
    <message>
        <source>These settings are pinned already, as “%1”.</source>
        <translation>这些设置已固定为“%1”。</translation>
    </message>
    <message>
        <source>Pinned: %1</source>
        <translation>已固定：%1</translation>
    </message>
    <message>
        <source>Nothing is pinned yet: pin settings with Ctrl+D, change them, and Ctrl+B goes back and forth.</source>
        <translation>尚未固定任何设置：用 Ctrl+D 固定后再更改，即可用 Ctrl+B 来回切换。</translation>
    </message>
    <message>
        <source>The settings are those of the pin “%1”: change something, and Ctrl+B goes back and forth.</source>
        <translation>当前设置与固定项“%1”相同：更改后即可用 Ctrl+B 来回切换。</translation>
    </message>
    <message>
        <source>Back from the pin</source>
        <translation>从固定项返回</translation>
    </message>
    <message>
        <source>Open session</source>
        <translation>打开会话</translation>
    </message>
    <message>
        <source>The session is damaged in: %1. Defaults stand in for them.</source>
        <translation>会话中以下部分已损坏：%1。已用默认值代替。</translation>
    </message>
    <message numerus="yes">
        <source>%n files of the session could not be opened: %1</source>
        <translation>
            <numerusform>会话中有 %n 个文件无法打开：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>Analysing</source>
        <translation>正在分析</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>正在绘制</translation>
    </message>
    <message>
        <source>Whole model %1 of %2</source>
        <translation>整个模型 %1 / %2</translation>
    </message>
    <message>
        <source>%1 has changed on disk.</source>
        <translation>%1 在磁盘上已更改。</translation>
    </message>
    <message>
        <source>%1 is no longer on disk. What was read of it stays.</source>
        <translation>%1 已不在磁盘上。已读取的内容仍保留。</translation>
    </message>
    <message>
        <source>%1 was read again.</source>
        <translation>已重新读取 %1。</translation>
    </message>
    <message>
        <source>Cancelled. Press F5 to read the file and analyse this tensor again.</source>
        <translation>已取消。按 F5 重新读取文件并分析此张量。</translation>
    </message>
    <message>
        <source>%1 and others</source>
        <translation>%1 等</translation>
    </message>
    <message>
        <source>No activations are loaded. What the weights are multiplied with decides which errors matter: load the inputs of this model&apos;s layers with File ▸ Load activations (Ctrl+Shift+A). npy, npz and HDF5 files of tokens × features are read, sums of them that Bitloupe has saved, and importance matrices.</source>
        <translation>未加载激活值。哪些误差要紧，取决于权重与什么相乘：请用 文件 ▸ 加载激活值 (Ctrl+Shift+A) 加载此模型各层的输入。可读取 token × 特征的 npy、npz 和 HDF5 文件，Bitloupe 保存的这类数据的累加和，以及重要性矩阵。</translation>
    </message>
    <message>
        <source>This tensor is no matrix: it is multiplied with nothing. Choose another one in the list on the left.</source>
        <translation>此张量不是矩阵：不与任何数据相乘。请在左侧列表中另选一个。</translation>
    </message>
    <message>
        <source>%1 holds no activations of this tensor&apos;s name with %2 features, but those of %3. Choose one of these, or say which activations this tensor meets with File ▸ Match activations (Ctrl+Shift+M).</source>
        <translation>%1 中没有与此张量同名且有 %2 个特征的激活值，但有 %3 的。请选择其中之一，或用 文件 ▸ 匹配激活值 (Ctrl+Shift+M) 指定此张量对应的激活值。</translation>
    </message>
    <message>
        <source>Gathering the activations was cancelled. Press F5 to try again.</source>
        <translation>已取消收集激活值。按 F5 重试。</translation>
    </message>
    <message>
        <source>Gathering the activations of this tensor from %1…</source>
        <translation>正在从 %1 收集此张量的激活值…</translation>
    </message>
    <message>
        <source>Gathering activations</source>
        <translation>收集激活值</translation>
    </message>
    <message>
        <source>Cancelled. Press F5 to read the file and compute this again.</source>
        <translation>已取消。按 F5 重新读取文件并再次计算。</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>正在测量</translation>
    </message>
</context>
<context>
    <name>bitloupe::SessionKeeper</name>
    <message>
        <source>the sample</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>The last session cannot be read.</source>
        <translation>无法读取上次会话。</translation>
    </message>
    <message>
        <source>It is kept as %1.</source>
        <translation>已保留为 %1。</translation>
    </message>
    <message>
        <source>Bitloupe ended while it was reopening %1, so it did not do it again.</source>
        <translation>Bitloupe 在重新打开 %1 时退出，因此未再次尝试。</translation>
    </message>
    <message>
        <source>What is open and set cannot be kept for the next start: %1</source>
        <translation>无法为下次启动保留当前打开的内容与设置：%1</translation>
    </message>
</context>
<context>
    <name>bitloupe::SettingsDock</name>
    <message>
        <source>Quantization</source>
        <translation>量化</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>bitloupe::ShortcutsDialog</name>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Zoom where the pointer is</source>
        <translation>在指针处缩放</translation>
    </message>
    <message>
        <source>Zoom into a part</source>
        <translation>放大局部</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>拖动</translation>
    </message>
    <message>
        <source>All of it again</source>
        <translation>恢复全貌</translation>
    </message>
    <message>
        <source>Move a threshold</source>
        <translation>移动阈值</translation>
    </message>
    <message>
        <source>Drag its handle, or arrow keys</source>
        <translation>拖动手柄或用方向键</translation>
    </message>
    <message>
        <source>Copy or save the chart</source>
        <translation>复制或保存图表</translation>
    </message>
    <message>
        <source>Context menu</source>
        <translation>右键菜单</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Read the values off</source>
        <translation>读取数值</translation>
    </message>
    <message>
        <source>Arrow keys, with Shift in large steps</source>
        <translation>方向键，按住 Shift 为大步</translation>
    </message>
    <message>
        <source>To the handles of a threshold, and on</source>
        <translation>到阈值手柄，再继续</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Wheel, + and −</source>
        <translation>滚轮，+ 和 −</translation>
    </message>
    <message>
        <source>Move the part that is seen</source>
        <translation>移动可见部分</translation>
    </message>
    <message>
        <source>Drag with Shift, Ctrl+Left and Ctrl+Right</source>
        <translation>按住 Shift 拖动，Ctrl+← 和 Ctrl+→</translation>
    </message>
    <message>
        <source>Double click, or 0</source>
        <translation>双击，或 0</translation>
    </message>
    <message>
        <source>Copy picture and values</source>
        <translation>复制图片和数值</translation>
    </message>
</context>
<context>
    <name>bitloupe::SizesChart</name>
    <message>
        <source>largest input (left bars) and weight (right bars)</source>
        <translation>最大输入（左侧条）和最大权重（右侧条）</translation>
    </message>
    <message>
        <source>input channel</source>
        <translation>输入通道</translation>
    </message>
    <message>
        <source>root mean square input (left bars), largest weight (right bars)</source>
        <translation>输入均方根（左柱）、最大权重（右柱）</translation>
    </message>
</context>
<context>
    <name>bitloupe::StartPage</name>
    <message>
        <source>Start page</source>
        <translation>起始页</translation>
    </message>
    <message>
        <source>See what quantization does to neural-network weights</source>
        <translation>看看量化对神经网络权重的影响</translation>
    </message>
    <message>
        <source>Drop files or folders anywhere in this window: npy, npz, HDF5 (Keras) and safetensors.</source>
        <translation>将文件或文件夹拖放到本窗口任意位置：npy、npz、HDF5（Keras）和 safetensors。</translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Open the built-in sample</source>
        <translation>打开内置示例</translation>
    </message>
    <message>
        <source>A small language model of 260 thousand weights</source>
        <translation>一个拥有 26 万权重的小型语言模型</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近的文件</translation>
    </message>
    <message>
        <source>Which lens answers what</source>
        <translation>各视角回答什么问题</translation>
    </message>
    <message>
        <source>Read about it in the manual</source>
        <translation>在手册中阅读</translation>
    </message>
    <message>
        <source>Files that you open are listed here.</source>
        <translation>打开过的文件会列在这里。</translation>
    </message>
</context>
<context>
    <name>bitloupe::StartRow</name>
    <message>
        <source>%1, not there any more</source>
        <translation>%1，已不存在</translation>
    </message>
    <message>
        <source>not there any more · %1</source>
        <translation>已不存在 · %1</translation>
    </message>
</context>
<context>
    <name>bitloupe::SweepChart</name>
    <message>
        <source>samples seen</source>
        <translation>所用样本数</translation>
    </message>
    <message>
        <source>change of the range, %</source>
        <translation>范围的变化，%</translation>
    </message>
    <message>
        <source>SQNR on all samples, dB</source>
        <translation>全部样本上的 SQNR，dB</translation>
    </message>
    <message>
        <source>Takes the first axis as samples, calibrates on 10, 30, 100, 300, 1000 of them, five times each, and judges every range on all: press “Sample sweep” above.</source>
        <translation>将第一轴视为样本，用其中 10、30、100、300、1000 个校准，各五次，并在全部样本上评判每个范围：请按上方的“样本扫描”。</translation>
    </message>
    <message>
        <source>Sample sweep</source>
        <translation>样本扫描</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 个样本</translation>
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
        <translation>当前设置下 SQNR %1</translation>
    </message>
    <message>
        <source>Tensor</source>
        <translation>张量</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>SQNR, dB</source>
        <translation>SQNR，dB</translation>
    </message>
    <message>
        <source>Output SQNR %1 on the activations</source>
        <translation>激活值上的输出 SQNR %1</translation>
    </message>
    <message>
        <source>Output SQNR %1 on the activations held apart</source>
        <translation>留出激活值上的输出 SQNR %1</translation>
    </message>
</context>
<context>
    <name>bitloupe::TensorsDock</name>
    <message>
        <source>Tensors</source>
        <translation>张量</translation>
    </message>
    <message>
        <source>Tensors of the open files</source>
        <translation>已打开文件中的张量</translation>
    </message>
    <message>
        <source>Filter the tensors</source>
        <translation>筛选张量</translation>
    </message>
    <message>
        <source>Filter: proj</source>
        <translation>筛选：proj</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>In which order the tensors stand</source>
        <translation>张量的排列顺序</translation>
    </message>
    <message>
        <source>Order of the tensors</source>
        <translation>张量顺序</translation>
    </message>
    <message>
        <source>As in the file</source>
        <translation>按文件顺序</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>By size, largest first</source>
        <translation>按大小，最大在前</translation>
    </message>
    <message>
        <source>By SQNR, worst first</source>
        <translation>按 SQNR，最差在前</translation>
    </message>
    <message>
        <source>No tensor has “%1” in its name.</source>
        <translation>没有名称含“%1”的张量。</translation>
    </message>
    <message>
        <source>Open a weight file, or drop it here: .npy, .npz, .h5, .safetensors</source>
        <translation>打开权重文件，或拖放到此处：.npy、.npz、.h5、.safetensors</translation>
    </message>
    <message>
        <source>&amp;Copy name</source>
        <translation>复制名称(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Export quantized…</source>
        <translation>导出量化结果(&amp;E)…</translation>
    </message>
    <message>
        <source>Close &amp;file</source>
        <translation>关闭文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Output axis</source>
        <translation>输出轴(&amp;O)</translation>
    </message>
    <message>
        <source>As the file says (%1)</source>
        <translation>按文件所述（%1）</translation>
    </message>
    <message>
        <source>Axis %1 (%2)</source>
        <translation>轴 %1（%2）</translation>
    </message>
    <message>
        <source>SQNR at current settings</source>
        <translation>当前设置下的 SQNR</translation>
    </message>
</context>
<context>
    <name>bitloupe::ThresholdChart</name>
    <message>
        <source>clip threshold ÷ max |w|</source>
        <translation>截断阈值 ÷ max |w|</translation>
    </message>
    <message>
        <source>SQNR, dB</source>
        <translation>SQNR，dB</translation>
    </message>
    <message>
        <source>SQNR against the clipping threshold. </source>
        <translation>SQNR 与截断阈值的关系。 </translation>
    </message>
    <message>
        <source>%1: %2 at %3 of the largest magnitude. </source>
        <translation>%1：在最大幅值的 %3 处为 %2。 </translation>
    </message>
    <message>
        <source>Error by threshold</source>
        <translation>误差随阈值的变化</translation>
    </message>
    <message>
        <source>±%1 (%2 of the largest)
%3</source>
        <translation>±%1（最大值的 %2）
%3</translation>
    </message>
    <message>
        <source>threshold at %1 of the largest magnitude</source>
        <translation>阈值位于最大幅值的 %1 处</translation>
    </message>
    <message>
        <source>All weights are zero: every threshold does.</source>
        <translation>所有权重均为零：任何阈值皆可。</translation>
    </message>
</context>
<context>
    <name>bitloupe::TimeChart</name>
    <message>
        <source>milliseconds</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>Time by format</source>
        <translation>各格式的耗时</translation>
    </message>
    <message>
        <source>%1: %2 (%3 to %4, %5 samples)
%6 GB/s of weights · packed in %7 · SQNR %8</source>
        <translation>%1：%2（%3 至 %4，%5 次测量）
权重 %6 GB/s · 打包用时 %7 · SQNR %8</translation>
    </message>
    <message>
        <source>microseconds</source>
        <translation>微秒</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>⚠ wrong: %1 times as far from the product in double as rounding allows</source>
        <translation>⚠ 错误：与双精度乘积的偏差为舍入所允许的 %1 倍</translation>
    </message>
</context>
<context>
    <name>bitloupe::TokensChart</name>
    <message>
        <source>rows of activations</source>
        <translation>激活值行数</translation>
    </message>
    <message>
        <source>speed-up over float32</source>
        <translation>相对 float32 的加速比</translation>
    </message>
    <message>
        <source>Speed against rows of activations</source>
        <translation>速度与激活值行数的关系</translation>
    </message>
    <message>
        <source>… %1 more</source>
        <translation>……另有 %1 项</translation>
    </message>
</context>
<context>
    <name>bitloupe::TokensView</name>
    <message>
        <source>Bits of the inputs</source>
        <translation>输入的比特数</translation>
    </message>
    <message>
        <source>token</source>
        <translation>token</translation>
    </message>
    <message>
        <source>SQNR of the token, dB</source>
        <translation>token 的 SQNR，dB</translation>
    </message>
    <message>
        <source>largest magnitude</source>
        <translation>最大幅值</translation>
    </message>
    <message>
        <source>Error of the inputs, token by token</source>
        <translation>各 token 的输入误差</translation>
    </message>
    <message>
        <source>largest token: %1× the median</source>
        <translation>最大的 token：中位数的 %1 倍</translation>
    </message>
    <message>
        <source>Largest magnitude of each token</source>
        <translation>各 token 的最大幅值</translation>
    </message>
    <message>
        <source>token %1, up to %2</source>
        <translation>token %1，最大 %2</translation>
    </message>
</context>
<context>
    <name>shape</name>
    <message>
        <source>scalar</source>
        <translation>标量</translation>
    </message>
</context>
<context>
    <name>text</name>
    <message>
        <source>%1: %2 → %3</source>
        <comment>a setting, its old and its new value</comment>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>按文件所述</translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation>预设：%1</translation>
    </message>
    <message>
        <source>Settings: %1</source>
        <translation>设置：%1</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>请检查名称和文件夹。</translation>
    </message>
    <message>
        <source>this is not a regular file</source>
        <translation>这不是普通文件</translation>
    </message>
    <message>
        <source>Give the name of a file, not of a folder, pipe or device.</source>
        <translation>请给出文件名，而不是文件夹、管道或设备。</translation>
    </message>
    <message>
        <source>access was refused</source>
        <translation>访问被拒绝</translation>
    </message>
    <message>
        <source>Change the permissions of the file or its folder, or copy it.</source>
        <translation>请更改文件或其文件夹的权限，或复制该文件。</translation>
    </message>
    <message>
        <source>the file could not be read</source>
        <translation>无法读取文件</translation>
    </message>
    <message>
        <source>Check the disk or the network share that it lies on.</source>
        <translation>请检查文件所在的磁盘或网络共享。</translation>
    </message>
    <message>
        <source>the file was changed while it was open</source>
        <translation>文件在打开期间被更改</translation>
    </message>
    <message>
        <source>Open it again when nothing writes to it any more.</source>
        <translation>待没有程序再写入时重新打开。</translation>
    </message>
    <message>
        <source>the content is of no format that Bitloupe knows</source>
        <translation>内容不属于 Bitloupe 所知的任何格式</translation>
    </message>
    <message>
        <source>It reads npy, npz, HDF5 (also Keras .h5) and safetensors files.</source>
        <translation>可读取 npy、npz、HDF5（包括 Keras .h5）和 safetensors 文件。</translation>
    </message>
    <message>
        <source>this format is not read by this version of Bitloupe</source>
        <translation>此版本的 Bitloupe 不读取该格式</translation>
    </message>
    <message>
        <source>Convert the file to npy, npz, HDF5 or safetensors.</source>
        <translation>请将文件转换为 npy、npz、HDF5 或 safetensors。</translation>
    </message>
    <message>
        <source>the file ends too early</source>
        <translation>文件过早结束</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>请重新复制或下载。</translation>
    </message>
    <message>
        <source>the header is damaged</source>
        <translation>文件头已损坏</translation>
    </message>
    <message>
        <source>Write the file again with the program that made it.</source>
        <translation>请用生成它的程序重新写出该文件。</translation>
    </message>
    <message>
        <source>a value in the file is not allowed there</source>
        <translation>文件中有不允许的值</translation>
    </message>
    <message>
        <source>the file points beyond its own end</source>
        <translation>文件指向了自身末尾之后</translation>
    </message>
    <message>
        <source>two sizes in the file contradict each other</source>
        <translation>文件中的两个大小互相矛盾</translation>
    </message>
    <message>
        <source>a size in the file is larger than any number of bytes can be</source>
        <translation>文件中的一个大小超出了字节数可能的上限</translation>
    </message>
    <message>
        <source>this is larger than Bitloupe&apos;s limit</source>
        <translation>这超出了 Bitloupe 的上限</translation>
    </message>
    <message>
        <source>Split the file, or choose smaller tensors.</source>
        <translation>请拆分文件，或选择较小的张量。</translation>
    </message>
    <message>
        <source>the same name occurs twice</source>
        <translation>同一名称出现了两次</translation>
    </message>
    <message>
        <source>Write the file again with a name of its own for each tensor.</source>
        <translation>请重新写出文件，让每个张量有各自的名称。</translation>
    </message>
    <message>
        <source>two parts of the file overlap</source>
        <translation>文件的两个部分互相重叠</translation>
    </message>
    <message>
        <source>a checksum does not agree with the data</source>
        <translation>校验和与数据不符</translation>
    </message>
    <message>
        <source>Copy or download the file again.</source>
        <translation>请重新复制或下载该文件。</translation>
    </message>
    <message>
        <source>values of this type cannot be read</source>
        <translation>无法读取此类型的值</translation>
    </message>
    <message>
        <source>Store the tensor as floating-point or integer numbers.</source>
        <translation>请将张量存为浮点数或整数。</translation>
    </message>
    <message>
        <source>this part of the format is not read</source>
        <translation>不读取该格式的这一部分</translation>
    </message>
    <message>
        <source>Store the data plainly, in this file itself.</source>
        <translation>请将数据直接存放在此文件中。</translation>
    </message>
    <message>
        <source>the file goes on after its content</source>
        <translation>文件内容之后还有数据</translation>
    </message>
    <message>
        <source>What follows was left out.</source>
        <translation>其后的数据已略过。</translation>
    </message>
    <message>
        <source>the program that reads HDF5 stopped on this file</source>
        <translation>读取 HDF5 的程序在此文件上中止</translation>
    </message>
    <message>
        <source>The file is probably damaged; write it again with the program that made it.</source>
        <translation>文件可能已损坏；请用生成它的程序重新写出。</translation>
    </message>
    <message>
        <source>reading this HDF5 file took too long and was stopped</source>
        <translation>读取此 HDF5 文件耗时过长，已停止</translation>
    </message>
    <message>
        <source>there is no such tensor</source>
        <translation>没有这个张量</translation>
    </message>
    <message>
        <source>List the file&apos;s tensors and choose one of them.</source>
        <translation>请列出文件中的张量并从中选择。</translation>
    </message>
    <message>
        <source>this tensor does not hold numbers</source>
        <translation>此张量不含数值</translation>
    </message>
    <message>
        <source>Choose a tensor of floating-point or integer numbers.</source>
        <translation>请选择浮点数或整数张量。</translation>
    </message>
    <message>
        <source>these settings are not possible</source>
        <translation>这样的设置不可行</translation>
    </message>
    <message>
        <source>Correct the setting named here.</source>
        <translation>请更正此处指出的设置。</translation>
    </message>
    <message>
        <source>this value does not fit here</source>
        <translation>此值不适用于此处</translation>
    </message>
    <message>
        <source>Choose another value.</source>
        <translation>请选择其他值。</translation>
    </message>
    <message>
        <source>the weights contain NaN or infinity</source>
        <translation>权重中含有 NaN 或无穷大</translation>
    </message>
    <message>
        <source>Repair these weights before they are quantized.</source>
        <translation>请在量化前修复这些权重。</translation>
    </message>
    <message>
        <source>the tensor has no elements</source>
        <translation>张量没有元素</translation>
    </message>
    <message>
        <source>Choose another tensor.</source>
        <translation>请选择其他张量。</translation>
    </message>
    <message>
        <source>this needs more memory than is available</source>
        <translation>所需内存超过可用内存</translation>
    </message>
    <message>
        <source>Choose fewer or smaller tensors, or free some memory.</source>
        <translation>请选择更少或更小的张量，或释放一些内存。</translation>
    </message>
    <message>
        <source>the file could not be written</source>
        <translation>无法写入文件</translation>
    </message>
    <message>
        <source>Check the folder and the disk; what was there before is unchanged.</source>
        <translation>请检查文件夹和磁盘；原有内容未改变。</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Free some space or choose another disk; what was there before is unchanged.</source>
        <translation>请腾出空间或选择其他磁盘；原有内容未改变。</translation>
    </message>
    <message>
        <source>nothing can be written under this name</source>
        <translation>无法以此名称写入</translation>
    </message>
    <message>
        <source>Choose another file name.</source>
        <translation>请选择其他文件名。</translation>
    </message>
    <message>
        <source>what was written does not read back the same</source>
        <translation>写入的内容回读后不一致</translation>
    </message>
    <message>
        <source>Check the disk; what was there before is unchanged.</source>
        <translation>请检查磁盘；原有内容未改变。</translation>
    </message>
    <message>
        <source>Integer</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>Equally spaced levels: value = scale × (code − zero).</source>
        <translation>等间距的量化级：值 = 缩放因子 ×（编码 − 零点）。</translation>
    </message>
    <message>
        <source>NF4 (4-bit NormalFloat)</source>
        <translation>NF4（4 位 NormalFloat）</translation>
    </message>
    <message>
        <source>16 levels at the quantiles of a normal distribution, as QLoRA and bitsandbytes have them.</source>
        <translation>位于正态分布分位点的 16 个量化级，与 QLoRA 和 bitsandbytes 一致。</translation>
    </message>
    <message>
        <source>FP4 (4-bit float)</source>
        <translation>FP4（4 位浮点）</translation>
    </message>
    <message>
        <source>16 levels with exponent and mantissa, as bitsandbytes has them.</source>
        <translation>带指数和尾数的 16 个量化级，与 bitsandbytes 一致。</translation>
    </message>
    <message>
        <source>Per tensor</source>
        <translation>逐张量</translation>
    </message>
    <message>
        <source>All weights share one scale.</source>
        <translation>所有权重共用一个缩放因子。</translation>
    </message>
    <message>
        <source>Per channel</source>
        <translation>逐通道</translation>
    </message>
    <message>
        <source>Each output channel has a scale of its own.</source>
        <translation>每个输出通道有各自的缩放因子。</translation>
    </message>
    <message>
        <source>Per group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>A run of neighbouring inputs of one output channel shares a scale.</source>
        <translation>同一输出通道的一段相邻输入共用一个缩放因子。</translation>
    </message>
    <message>
        <source>Min-max</source>
        <translation>最小-最大</translation>
    </message>
    <message>
        <source>From the smallest to the largest weight: nothing is clipped.</source>
        <translation>从最小权重到最大权重：不截断任何值。</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>百分位</translation>
    </message>
    <message>
        <source>Clips the few weights beyond a percentile of the magnitudes.</source>
        <translation>截断超出幅值某一百分位的少数权重。</translation>
    </message>
    <message>
        <source>MSE search</source>
        <translation>MSE 搜索</translation>
    </message>
    <message>
        <source>The threshold with the smallest mean squared error, found by trying them on the weights.</source>
        <translation>均方误差最小的阈值，通过在权重上逐一试验求得。</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>The ends that you set.</source>
        <translation>由您设定的两端。</translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Each weight takes the level that is nearest to it.</source>
        <translation>每个权重取最近的量化级。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The weights are quantized as they are.</source>
        <translation>权重按原样量化。</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Which levels exist.</source>
        <translation>有哪些量化级。</translation>
    </message>
    <message>
        <source>Granularity</source>
        <translation>粒度</translation>
    </message>
    <message>
        <source>Which weights share a scale.</source>
        <translation>哪些权重共用一个缩放因子。</translation>
    </message>
    <message>
        <source>Calibrator</source>
        <translation>校准器</translation>
    </message>
    <message>
        <source>How the ends of the grid are found.</source>
        <translation>如何确定网格的两端。</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>舍入</translation>
    </message>
    <message>
        <source>Which level a weight gets.</source>
        <translation>权重取哪个量化级。</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>预处理</translation>
    </message>
    <message>
        <source>What happens to the weights first.</source>
        <translation>首先对权重做什么。</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Settings that people know by a name.</source>
        <translation>广为人知、有名称的设置。</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>比特数</translation>
    </message>
    <message>
        <source>Bits of one code.</source>
        <translation>一个编码的比特数。</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Symmetric: zero is in the middle. Asymmetric: a zero point moves the levels to where the weights are.</source>
        <translation>对称：零在中间。非对称：零点将量化级移到权重所在之处。</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Which codes are used: all of them, or as many below zero as above.</source>
        <translation>使用哪些编码：全部，或零以下与零以上一样多。</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放因子</translation>
    </message>
    <message>
        <source>Any number, or powers of two, with which hardware can shift instead of multiply.</source>
        <translation>任意数，或 2 的幂：硬件可用移位代替乘法。</translation>
    </message>
    <message>
        <source>Scale stored as</source>
        <translation>缩放因子类型</translation>
    </message>
    <message>
        <source>The number format in which each block&apos;s scale is kept.</source>
        <translation>每个块的缩放因子所用的数值格式。</translation>
    </message>
    <message>
        <source>Division</source>
        <translation>除法</translation>
    </message>
    <message>
        <source>How a weight is brought to steps; it decides ties only.</source>
        <translation>如何将权重换算为步数；仅影响恰在中点的值。</translation>
    </message>
    <message>
        <source>Error measure</source>
        <translation>误差度量</translation>
    </message>
    <message>
        <source>What the search makes small.</source>
        <translation>搜索所最小化的量。</translation>
    </message>
    <message>
        <source>Histogram bins</source>
        <translation>直方图分箱数</translation>
    </message>
    <message>
        <source>Into how many bins the magnitudes are counted first.</source>
        <translation>先将幅值计入多少个分箱。</translation>
    </message>
    <message>
        <source>Output axis</source>
        <translation>输出轴</translation>
    </message>
    <message>
        <source>The axis of the output channels; the file&apos;s own where none is named.</source>
        <translation>输出通道所在的轴；未指定时按文件。</translation>
    </message>
    <message>
        <source>Group size</source>
        <translation>组大小</translation>
    </message>
    <message>
        <source>How many inputs share a scale.</source>
        <translation>多少个输入共用一个缩放因子。</translation>
    </message>
    <message>
        <source>Share of the magnitudes that is kept, in percent.</source>
        <translation>保留的幅值比例，以百分比计。</translation>
    </message>
    <message>
        <source>Low end</source>
        <translation>下端</translation>
    </message>
    <message>
        <source>Smaller weights are clipped to this.</source>
        <translation>更小的权重被截断到此值。</translation>
    </message>
    <message>
        <source>High end</source>
        <translation>上端</translation>
    </message>
    <message>
        <source>Larger weights are clipped to this.</source>
        <translation>更大的权重被截断到此值。</translation>
    </message>
    <message>
        <source>Symmetric</source>
        <translation>对称</translation>
    </message>
    <message>
        <source>Asymmetric</source>
        <translation>非对称</translation>
    </message>
    <message>
        <source>Narrow (2ᵇ − 1 codes)</source>
        <translation>窄范围（2ᵇ − 1 个编码）</translation>
    </message>
    <message>
        <source>As many codes below zero as above: the lowest code is left unused.</source>
        <translation>零以下与零以上的编码一样多：最低的编码不用。</translation>
    </message>
    <message>
        <source>Full (2ᵇ codes)</source>
        <translation>全范围（2ᵇ 个编码）</translation>
    </message>
    <message>
        <source>All codes are used.</source>
        <translation>使用全部编码。</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>The scale is any number.</source>
        <translation>缩放因子为任意数。</translation>
    </message>
    <message>
        <source>Power of two</source>
        <translation>2 的幂</translation>
    </message>
    <message>
        <source>The scale is a power of two.</source>
        <translation>缩放因子为 2 的幂。</translation>
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
        <translation>除以缩放因子</translation>
    </message>
    <message>
        <source>As ONNX and TensorRT do it.</source>
        <translation>与 ONNX 和 TensorRT 一致。</translation>
    </message>
    <message>
        <source>Multiply by 1 / scale</source>
        <translation>乘以 1 / 缩放因子</translation>
    </message>
    <message>
        <source>As PyTorch does it.</source>
        <translation>与 PyTorch 一致。</translation>
    </message>
    <message>
        <source>|error|</source>
        <translation>|误差|</translation>
    </message>
    <message>
        <source>The sum of the errors&apos; magnitudes is made small.</source>
        <translation>使误差绝对值之和最小。</translation>
    </message>
    <message>
        <source>error²</source>
        <translation>误差²</translation>
    </message>
    <message>
        <source>The sum of the squared errors is made small.</source>
        <translation>使误差平方和最小。</translation>
    </message>
    <message>
        <source>|error|^2.4</source>
        <translation>|误差|^2.4</translation>
    </message>
    <message>
        <source>Large errors count more, as in GPTQ&apos;s search.</source>
        <translation>大误差权重更高，与 GPTQ 的搜索一致。</translation>
    </message>
    <message>
        <source>INT8 per tensor</source>
        <translation>INT8 逐张量</translation>
    </message>
    <message>
        <source>INT8 per channel</source>
        <translation>INT8 逐通道</translation>
    </message>
    <message>
        <source>INT8 asymmetric</source>
        <translation>INT8 非对称</translation>
    </message>
    <message>
        <source>INT8 MSE search</source>
        <translation>INT8 MSE 搜索</translation>
    </message>
    <message>
        <source>INT8 g128</source>
        <translation>INT8 g128</translation>
    </message>
    <message>
        <source>INT16 per channel</source>
        <translation>INT16 逐通道</translation>
    </message>
    <message>
        <source>INT4 per channel</source>
        <translation>INT4 逐通道</translation>
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
        <translation>INT4 g128 MSE 搜索</translation>
    </message>
    <message>
        <source>INT4 g128 asymmetric</source>
        <translation>INT4 g128 非对称</translation>
    </message>
    <message>
        <source>INT3 g128 asymmetric</source>
        <translation>INT3 g128 非对称</translation>
    </message>
    <message>
        <source>INT2 g64 asymmetric</source>
        <translation>INT2 g64 非对称</translation>
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
        <translation>NumPy 数组 (.npy)</translation>
    </message>
    <message>
        <source>NumPy archive (.npz)</source>
        <translation>NumPy 归档 (.npz)</translation>
    </message>
    <message>
        <source>HDF5, Keras (.h5)</source>
        <translation>HDF5、Keras (.h5)</translation>
    </message>
    <message>
        <source>safetensors</source>
        <translation>safetensors</translation>
    </message>
    <message>
        <source>Quantized, NumPy archive (.npz)</source>
        <translation>量化结果，NumPy 归档 (.npz)</translation>
    </message>
    <message>
        <source>Quantized codes, NumPy array (.npy)</source>
        <translation>量化编码，NumPy 数组 (.npy)</translation>
    </message>
    <message>
        <source>Quantized, HDF5 (.h5)</source>
        <translation>量化结果，HDF5 (.h5)</translation>
    </message>
    <message>
        <source>Dequantized float32, NumPy archive (.npz)</source>
        <translation>反量化 float32，NumPy 归档 (.npz)</translation>
    </message>
    <message>
        <source>Dequantized float32, NumPy array (.npy)</source>
        <translation>反量化 float32，NumPy 数组 (.npy)</translation>
    </message>
    <message>
        <source>Dequantized float32, HDF5 (.h5)</source>
        <translation>反量化 float32，HDF5 (.h5)</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>Where are the weights, and where does each calibrator clip?</source>
        <translation>权重分布在哪里，各校准器在何处截断？</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Which channels carry the error?</source>
        <translation>误差集中在哪些通道？</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>分箱</translation>
    </message>
    <message>
        <source>How does NF4 differ from INT4 here?</source>
        <translation>NF4 与 INT4 在这里有何不同？</translation>
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
        <translation>逐张量</translation>
    </message>
    <message>
        <source>per channel</source>
        <translation>逐通道</translation>
    </message>
    <message>
        <source>group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>min-max</source>
        <translation>最小-最大</translation>
    </message>
    <message>
        <source>percentile</source>
        <translation>百分位</translation>
    </message>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>symmetric</source>
        <translation>对称</translation>
    </message>
    <message>
        <source>asymmetric</source>
        <translation>非对称</translation>
    </message>
    <message>
        <source>narrow</source>
        <translation>窄范围</translation>
    </message>
    <message>
        <source>full range</source>
        <translation>全范围</translation>
    </message>
    <message>
        <source>power-of-two scale</source>
        <translation>2 的幂缩放</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a file, what is wrong with it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what is wrong, where</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what is wrong, a detail</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what is wrong, what to do</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>%1 of %2 values are NaN, the first at index %3. They are left out of all figures and encoded as zero; the model that made them is probably broken.</source>
        <translation>%2 个值中有 %1 个为 NaN，第一个位于索引 %3。所有指标均不计入这些值，并将其编码为零；产生它们的模型可能已损坏。</translation>
    </message>
    <message>
        <source>%1 of %2 values are infinite, the first at index %3. They are left out of all figures and encoded as the nearest end of the grid.</source>
        <translation>%2 个值中有 %1 个为无穷大，第一个位于索引 %3。所有指标均不计入这些值，并将其编码为网格最近的一端。</translation>
    </message>
    <message>
        <source>%1 of %2 blocks (first block %3) have fewer weights than the calibrator needs: %4, needed are %5. Its choice says little there; use larger blocks, min-max or the MSE search.</source>
        <translation>%2 个块中有 %1 个（首个块为 %3）的权重数少于校准器所需：只有 %4 个，需要 %5 个。其选择在这些块上意义不大；请使用更大的块、最小-最大或 MSE 搜索。</translation>
    </message>
    <message>
        <source>The %1 heaviest of %2 weights hold %4 of the sum of squares: every mean squared error and SQNR speaks mostly of them. Look at the other metrics too, and at keeping these outliers apart.</source>
        <translation>%2 个权重中最大的 %1 个占平方和的 %4：任何均方误差和 SQNR 主要反映的都是它们。请同时查看其他指标，并考虑单独保存这些离群值。</translation>
    </message>
    <message>
        <source>There is no finite value: nothing can be calibrated.</source>
        <translation>没有任何有限值：无法校准。</translation>
    </message>
    <message>
        <source>All values are zero: any grid stores them exactly.</source>
        <translation>所有值均为零：任何网格都能精确存储。</translation>
    </message>
    <message>
        <source>All values are %4: there is nothing to calibrate.</source>
        <translation>所有值均为 %4：无需校准。</translation>
    </message>
    <message>
        <source>%1 of %2 blocks (first block %3) are all zeros; their scale is a stand-in.</source>
        <translation>%2 个块中有 %1 个（首个块为 %3）全为零；其缩放因子只是占位值。</translation>
    </message>
    <message>
        <source>%1 of %2 blocks (first block %3) hold one value throughout.</source>
        <translation>%2 个块中有 %1 个（首个块为 %3）自始至终只含同一个值。</translation>
    </message>
    <message>
        <source>All values lie to one side of zero (up to %4), so that a symmetric grid leaves nearly half of its codes unused. An asymmetric one gains up to one bit.</source>
        <translation>所有值都在零的一侧（直至 %4），因此对称网格有将近一半的编码用不上。非对称网格最多可多得一位精度。</translation>
    </message>
    <message>
        <source>%1 of %2 blocks (first block %3) lie to one side of zero, where a symmetric grid leaves nearly half of its codes unused.</source>
        <translation>%2 个块中有 %1 个（首个块为 %3）位于零的一侧，对称网格在此有将近一半的编码用不上。</translation>
    </message>
    <message>
        <source>The file&apos;s numbers are finer than float32, in which they are quantized; statistics are computed in double.</source>
        <translation>文件中的数值精度高于 float32，而量化以 float32 进行；统计量以 double 计算。</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Dynamic 8-bit (bitsandbytes)</source>
        <translation>动态 8 比特（bitsandbytes）</translation>
    </message>
    <message>
        <source>256 levels whose exponent reaches down to a millionth of the largest weight.</source>
        <translation>256 个量化级，其指数可低至最大权重的百万分之一。</translation>
    </message>
    <message>
        <source>FP8 (8-bit float)</source>
        <translation>FP8（8 比特浮点）</translation>
    </message>
    <message>
        <source>Sign, exponent and mantissa in 8 bits, with a free scale.</source>
        <translation>8 比特中包含符号、指数和尾数，缩放因子任意。</translation>
    </message>
    <message>
        <source>MXFP4</source>
        <translation>MXFP4</translation>
    </message>
    <message>
        <source>4-bit floats; 32 of them share a power of two (OCP Microscaling).</source>
        <translation>4 比特浮点数；每 32 个共用一个 2 的幂（OCP Microscaling）。</translation>
    </message>
    <message>
        <source>NVFP4</source>
        <translation>NVFP4</translation>
    </message>
    <message>
        <source>4-bit floats; 16 of them share an 8-bit float scale, the tensor a float32.</source>
        <translation>4 比特浮点数；每 16 个共用一个 8 比特浮点缩放因子，整个张量共用一个 float32 缩放因子。</translation>
    </message>
    <message>
        <source>Q4_0 (ggml)</source>
        <translation>Q4_0（ggml）</translation>
    </message>
    <message>
        <source>Blocks of 32: 4-bit codes and a half-precision scale, as llama.cpp stores them.</source>
        <translation>32 个一块：4 比特编码和一个半精度缩放因子，与 llama.cpp 的存储方式一致。</translation>
    </message>
    <message>
        <source>Q4_1 (ggml)</source>
        <translation>Q4_1（ggml）</translation>
    </message>
    <message>
        <source>Blocks of 32: 4-bit codes, scale and minimum in half precision.</source>
        <translation>32 个一块：4 比特编码，缩放因子和最小值为半精度。</translation>
    </message>
    <message>
        <source>Q5_0 (ggml)</source>
        <translation>Q5_0（ggml）</translation>
    </message>
    <message>
        <source>Blocks of 32: 5-bit codes and a half-precision scale.</source>
        <translation>32 个一块：5 比特编码和一个半精度缩放因子。</translation>
    </message>
    <message>
        <source>Q5_1 (ggml)</source>
        <translation>Q5_1（ggml）</translation>
    </message>
    <message>
        <source>Blocks of 32: 5-bit codes, scale and minimum in half precision.</source>
        <translation>32 个一块：5 比特编码，缩放因子和最小值为半精度。</translation>
    </message>
    <message>
        <source>Q8_0 (ggml)</source>
        <translation>Q8_0（ggml）</translation>
    </message>
    <message>
        <source>Blocks of 32: 8-bit codes and a half-precision scale.</source>
        <translation>32 个一块：8 比特编码和一个半精度缩放因子。</translation>
    </message>
    <message>
        <source>IQ4_NL (ggml)</source>
        <translation>IQ4_NL（ggml）</translation>
    </message>
    <message>
        <source>Blocks of 32: 16 unequal levels and a scale that is searched for.</source>
        <translation>32 个一块：16 个不等间距的量化级和一个经搜索得到的缩放因子。</translation>
    </message>
    <message>
        <source>Q2_K (ggml)</source>
        <translation>Q2_K (ggml)</translation>
    </message>
    <message>
        <source>Super-blocks of 256: 2-bit codes, and scales of 16 weights that are quantized themselves.</source>
        <translation>256 个权重的超级块：2 比特编码，每 16 个权重一个缩放因子，缩放因子自身也被量化。</translation>
    </message>
    <message>
        <source>Q3_K (ggml)</source>
        <translation>Q3_K (ggml)</translation>
    </message>
    <message>
        <source>Super-blocks of 256: 3-bit codes, and scales of 16 weights that are quantized themselves.</source>
        <translation>256 个权重的超级块：3 比特编码，每 16 个权重一个缩放因子，缩放因子自身也被量化。</translation>
    </message>
    <message>
        <source>Q4_K (ggml)</source>
        <translation>Q4_K (ggml)</translation>
    </message>
    <message>
        <source>Super-blocks of 256: 4-bit codes, and scales of 32 weights that are quantized themselves.</source>
        <translation>256 个权重的超级块：4 比特编码，每 32 个权重一个缩放因子，缩放因子自身也被量化。</translation>
    </message>
    <message>
        <source>Q5_K (ggml)</source>
        <translation>Q5_K (ggml)</translation>
    </message>
    <message>
        <source>Super-blocks of 256: 5-bit codes, and scales of 32 weights that are quantized themselves.</source>
        <translation>256 个权重的超级块：5 比特编码，每 32 个权重一个缩放因子，缩放因子自身也被量化。</translation>
    </message>
    <message>
        <source>Q6_K (ggml)</source>
        <translation>Q6_K (ggml)</translation>
    </message>
    <message>
        <source>Super-blocks of 256: 6-bit codes, and scales of 16 weights that are quantized themselves.</source>
        <translation>256 个权重的超级块：6 比特编码，每 16 个权重一个缩放因子，缩放因子自身也被量化。</translation>
    </message>
    <message>
        <source>IQ4_XS (ggml)</source>
        <translation>IQ4_XS (ggml)</translation>
    </message>
    <message>
        <source>TQ1_0 (ggml)</source>
        <translation>TQ1_0（ggml）</translation>
    </message>
    <message>
        <source>Blocks of 256 for weights that are ternary already: five codes in a byte.</source>
        <translation>256 个一块，用于本已是三值的权重：每字节五个编码。</translation>
    </message>
    <message>
        <source>TQ2_0 (ggml)</source>
        <translation>TQ2_0（ggml）</translation>
    </message>
    <message>
        <source>Blocks of 256 for weights that are ternary already: two bits a code.</source>
        <translation>256 个一块，用于本已是三值的权重：每个编码 2 比特。</translation>
    </message>
    <message>
        <source>MatMulNBits (ONNX Runtime)</source>
        <translation>MatMulNBits（ONNX Runtime）</translation>
    </message>
    <message>
        <source>Integers as ONNX Runtime packs weights: rounded after the zero point is added.</source>
        <translation>按 ONNX Runtime 打包权重的方式存储的整数：加上零点之后再舍入。</translation>
    </message>
    <message>
        <source>Ternary</source>
        <translation>三值</translation>
    </message>
    <message>
        <source>Three levels: minus, zero, plus.</source>
        <translation>三个量化级：负、零、正。</translation>
    </message>
    <message>
        <source>Binary</source>
        <translation>二值</translation>
    </message>
    <message>
        <source>One bit a weight: plus or minus the mean magnitude (XNOR-Net).</source>
        <translation>每个权重一位：正或负的平均幅值（XNOR-Net）。</translation>
    </message>
    <message>
        <source>Learned codebook</source>
        <translation>学习码本</translation>
    </message>
    <message>
        <source>Levels learned on these very weights: what no fixed grid of as many levels can beat.</source>
        <translation>直接从这些权重学得的量化级：量化级数相同的固定网格无法超越。</translation>
    </message>
    <message>
        <source>Per group of channels</source>
        <translation>按通道分组</translation>
    </message>
    <message>
        <source>Neighbouring output channels share a scale: the other meaning of group in the literature.</source>
        <translation>相邻输出通道共用一个缩放因子：文献中“组”的另一种含义。</translation>
    </message>
    <message>
        <source>Per token</source>
        <translation>逐 token</translation>
    </message>
    <message>
        <source>Activations: each row of features has a scale of its own, found as it comes.</source>
        <translation>激活值：每行特征有各自的缩放因子，随到随算。</translation>
    </message>
    <message>
        <source>The threshold whose quantized histogram is nearest to the original in Kullback–Leibler divergence, as NVIDIA&apos;s toolkits do it.</source>
        <translation>使量化后直方图与原始直方图的 KL 散度最小的阈值，与 NVIDIA 的工具包一致。</translation>
    </message>
    <message>
        <source>Moving average (PyTorch)</source>
        <translation>移动平均（PyTorch）</translation>
    </message>
    <message>
        <source>Min-max of batches that come in turn, each moving the ends a little, as PyTorch&apos;s observer does it.</source>
        <translation>对依次到来的批次取最小-最大，每批将两端稍作移动，与 PyTorch 的观察器一致。</translation>
    </message>
    <message>
        <source>Percentile (NVIDIA)</source>
        <translation>百分位（NVIDIA）</translation>
    </message>
    <message>
        <source>The percentile read off a histogram of the magnitudes, as NVIDIA&apos;s toolkits do it.</source>
        <translation>从幅值直方图读取的百分位，与 NVIDIA 的工具包一致。</translation>
    </message>
    <message>
        <source>Percentile (ONNX Runtime)</source>
        <translation>百分位（ONNX Runtime）</translation>
    </message>
    <message>
        <source>The percentile read off a histogram, as ONNX Runtime&apos;s calibrator does it.</source>
        <translation>从直方图读取的百分位，与 ONNX Runtime 的校准器一致。</translation>
    </message>
    <message>
        <source>ACIQ (closed form)</source>
        <translation>ACIQ（闭式解）</translation>
    </message>
    <message>
        <source>The best threshold for a Laplace or normal distribution of the same spread: nothing is searched.</source>
        <translation>离散程度相同的拉普拉斯分布或正态分布的最佳阈值：无需搜索。</translation>
    </message>
    <message>
        <source>Error search (GPTQ)</source>
        <translation>误差搜索（GPTQ）</translation>
    </message>
    <message>
        <source>Eighty shrunken ranges, the one with the smallest sum of |error|^2.4, as GPTQ does it.</source>
        <translation>在八十个缩小的范围中取 |误差|^2.4 之和最小者，与 GPTQ 一致。</translation>
    </message>
    <message>
        <source>MSE search (NVIDIA)</source>
        <translation>MSE 搜索（NVIDIA）</translation>
    </message>
    <message>
        <source>The threshold with the smallest squared error over a histogram&apos;s bins, as NVIDIA&apos;s toolkits do it.</source>
        <translation>在直方图各分箱上平方误差最小的阈值，与 NVIDIA 的工具包一致。</translation>
    </message>
    <message>
        <source>Histogram observer (PyTorch)</source>
        <translation>直方图观察器（PyTorch）</translation>
    </message>
    <message>
        <source>Cuts the tails of a histogram as long as a model of the error falls, as PyTorch does it.</source>
        <translation>只要误差模型的估计值仍在下降，就继续截去直方图的尾部，与 PyTorch 一致。</translation>
    </message>
    <message>
        <source>Cross-entropy (ONNX Runtime)</source>
        <translation>交叉熵（ONNX Runtime）</translation>
    </message>
    <message>
        <source>The slice of a histogram that is nearest to it when merged and spread, as ONNX Runtime does it.</source>
        <translation>直方图中经合并再展开后与其最接近的一段，与 ONNX Runtime 一致。</translation>
    </message>
    <message>
        <source>MSE over powers of two</source>
        <translation>2 的幂上的 MSE</translation>
    </message>
    <message>
        <source>Of five powers of two around the largest magnitude, the threshold with the smallest squared error.</source>
        <translation>在最大幅值附近的五个 2 的幂中，取平方误差最小的阈值。</translation>
    </message>
    <message>
        <source>Stochastic</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>A weight between two levels takes one of them by chance, the nearer one more often: the mean error is zero.</source>
        <translation>介于两个量化级之间的权重随机取其一，较近者概率更大：平均误差为零。</translation>
    </message>
    <message>
        <source>Zero point</source>
        <translation>零点</translation>
    </message>
    <message>
        <source>An integer code for zero, or any number: then zero itself is no level, but the range fits exactly.</source>
        <translation>用整数编码表示零，或用任意数：后者零本身不是量化级，但范围恰好吻合。</translation>
    </message>
    <message>
        <source>Exponent</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>How the power of two is chosen from the largest magnitude.</source>
        <translation>如何由最大幅值选取 2 的幂。</translation>
    </message>
    <message>
        <source>Double quantization</source>
        <translation>双重量化</translation>
    </message>
    <message>
        <source>The scales themselves are quantized to 8 bits.</source>
        <translation>缩放因子本身也量化为 8 比特。</translation>
    </message>
    <message>
        <source>Float format</source>
        <translation>浮点格式</translation>
    </message>
    <message>
        <source>How the 8 bits are divided between exponent and mantissa.</source>
        <translation>8 比特如何分配给指数和尾数。</translation>
    </message>
    <message>
        <source>Ties</source>
        <translation>中点取舍</translation>
    </message>
    <message>
        <source>Which of two equally near numbers is taken.</source>
        <translation>两个同样接近的数中取哪一个。</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>How threshold and value are found.</source>
        <translation>如何确定阈值和取值。</translation>
    </message>
    <message>
        <source>Threshold factor</source>
        <translation>阈值系数</translation>
    </message>
    <message>
        <source>The threshold as a multiple of the mean magnitude.</source>
        <translation>阈值为平均幅值的多少倍。</translation>
    </message>
    <message>
        <source>Learner</source>
        <translation>学习方法</translation>
    </message>
    <message>
        <source>From where the levels set out to the means of their cells.</source>
        <translation>量化级从何处出发，逐步移向各自单元的均值。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>The same seed gives the same codes.</source>
        <translation>相同的种子得到相同的编码。</translation>
    </message>
    <message>
        <source>KL histogram bins</source>
        <translation>KL 直方图分箱数</translation>
    </message>
    <message>
        <source>Into how many bins the first batch is counted; more are added where later ones reach farther.</source>
        <translation>第一批计入多少个分箱；后续批次超出范围时再增加分箱。</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>批次数</translation>
    </message>
    <message>
        <source>In how many runs of equal length the values are observed, one after the other.</source>
        <translation>将值分成多少个等长的段，依次观察。</translation>
    </message>
    <message>
        <source>Averaging constant</source>
        <translation>平均常数</translation>
    </message>
    <message>
        <source>How far each batch moves the ends towards its own: 0.01 is PyTorch&apos;s.</source>
        <translation>每批将两端向自身的两端移动多少：PyTorch 取 0.01。</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>What the weights are taken to be like.</source>
        <translation>假定权重服从何种分布。</translation>
    </message>
    <message>
        <source>How many output channels share a scale.</source>
        <translation>多少个输出通道共用一个缩放因子。</translation>
    </message>
    <message>
        <source>Stack of matrices</source>
        <translation>矩阵堆叠</translation>
    </message>
    <message>
        <source>Whichever promises less error</source>
        <translation>取预计误差较小者</translation>
    </message>
    <message>
        <source>Laplace</source>
        <translation>拉普拉斯</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>正态</translation>
    </message>
    <message>
        <source>Full, largest on the top code</source>
        <translation>全范围，最大值取最高编码</translation>
    </message>
    <message>
        <source>As narrow, with the lowest code kept for what rounds or clips to it (AWQ, AIMET).</source>
        <translation>同窄范围，但保留最低编码，供舍入或截断到它的值使用（AWQ、AIMET）。</translation>
    </message>
    <message>
        <source>Full, signed scale</source>
        <translation>全范围，带符号缩放因子</translation>
    </message>
    <message>
        <source>The largest weight lies on the lowest code; the scale takes its sign (ggml, ONNX Runtime).</source>
        <translation>最大的权重位于最低编码；缩放因子取其符号（ggml、ONNX Runtime）。</translation>
    </message>
    <message>
        <source>Zero is a code of its own, exactly.</source>
        <translation>零精确对应一个编码。</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>浮点</translation>
    </message>
    <message>
        <source>The smallest weight is stored, and lies on the lowest code.</source>
        <translation>存储最小的权重，它位于最低编码。</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>向上</translation>
    </message>
    <message>
        <source>The next power of two above: only the very largest value is clipped.</source>
        <translation>向上取最近的 2 的幂：只截断最大的那个值。</translation>
    </message>
    <message>
        <source>Up, nothing clipped</source>
        <translation>向上，不截断</translation>
    </message>
    <message>
        <source>Up, with room for the missing top code (Sony MCT).</source>
        <translation>向上，并为缺少的最高编码留出余量（Sony MCT）。</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>向下</translation>
    </message>
    <message>
        <source>The next power of two below: clips, as OCP Microscaling does.</source>
        <translation>向下取最近的 2 的幂：会截断，与 OCP Microscaling 一致。</translation>
    </message>
    <message>
        <source>The nearest power of two in the logarithm.</source>
        <translation>按对数计最近的 2 的幂。</translation>
    </message>
    <message>
        <source>E4M3 (up to 448)</source>
        <translation>E4M3（至 448）</translation>
    </message>
    <message>
        <source>E5M2 (up to 57344)</source>
        <translation>E5M2（至 57344）</translation>
    </message>
    <message>
        <source>To the even code</source>
        <translation>取偶数编码</translation>
    </message>
    <message>
        <source>As OCP says.</source>
        <translation>按 OCP 规定。</translation>
    </message>
    <message>
        <source>Toward zero</source>
        <translation>向零</translation>
    </message>
    <message>
        <source>As ggml does it.</source>
        <translation>与 ggml 一致。</translation>
    </message>
    <message>
        <source>Ternary Weight Networks</source>
        <translation>Ternary Weight Networks</translation>
    </message>
    <message>
        <source>Threshold: a multiple of the mean magnitude. Value: the mean of what lies beyond.</source>
        <translation>阈值：平均幅值的倍数。取值：超出阈值部分的均值。</translation>
    </message>
    <message>
        <source>Optimal</source>
        <translation>最优</translation>
    </message>
    <message>
        <source>Threshold and value of the smallest squared error.</source>
        <translation>平方误差最小的阈值和取值。</translation>
    </message>
    <message>
        <source>BitNet b1.58</source>
        <translation>BitNet b1.58</translation>
    </message>
    <message>
        <source>The mean magnitude as the scale; half of it is the threshold.</source>
        <translation>以平均幅值为缩放因子；其一半为阈值。</translation>
    </message>
    <message>
        <source>Two scales (TTQ)</source>
        <translation>两个缩放因子（TTQ）</translation>
    </message>
    <message>
        <source>A value of its own for each side of zero.</source>
        <translation>零的两侧各有自己的取值。</translation>
    </message>
    <message>
        <source>Lloyd–Max</source>
        <translation>Lloyd–Max</translation>
    </message>
    <message>
        <source>From quantiles, or as dense as the cube root of the density: the better of the two.</source>
        <translation>从分位点出发，或按密度的立方根分布：取二者中较优者。</translation>
    </message>
    <message>
        <source>k-means</source>
        <translation>k-means</translation>
    </message>
    <message>
        <source>From evenly spaced levels.</source>
        <translation>从等间距的量化级出发。</translation>
    </message>
    <message>
        <source>NF4 g64 double-quantized (QLoRA)</source>
        <translation>NF4 g64 双重量化（QLoRA）</translation>
    </message>
    <message>
        <source>INT8 power-of-two scale</source>
        <translation>INT8 2 的幂缩放</translation>
    </message>
    <message>
        <source>INT4 g128 float zero point</source>
        <translation>INT4 g128 浮点零点</translation>
    </message>
    <message>
        <source>FP8 E4M3 per tensor</source>
        <translation>FP8 E4M3 逐张量</translation>
    </message>
    <message>
        <source>FP8 E4M3 per channel</source>
        <translation>FP8 E4M3 逐通道</translation>
    </message>
    <message>
        <source>FP8 E5M2 per tensor</source>
        <translation>FP8 E5M2 逐张量</translation>
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
        <translation>MatMulNBits 4 比特，32 个一块</translation>
    </message>
    <message>
        <source>Dynamic 8-bit blocks of 256</source>
        <translation>动态 8 比特，256 个一块</translation>
    </message>
    <message>
        <source>Ternary (TWN) per channel</source>
        <translation>三值（TWN）逐通道</translation>
    </message>
    <message>
        <source>Ternary (BitNet) per tensor</source>
        <translation>三值（BitNet）逐张量</translation>
    </message>
    <message>
        <source>Binary (XNOR-Net) per channel</source>
        <translation>二值（XNOR-Net）逐通道</translation>
    </message>
    <message>
        <source>Learned 4-bit codebook</source>
        <translation>4 比特学习码本</translation>
    </message>
    <message>
        <source>Learned 4-bit codebook per channel</source>
        <translation>4 比特学习码本逐通道</translation>
    </message>
    <message>
        <source>Share of the weights inside</source>
        <translation>范围内权重的比例</translation>
    </message>
    <message>
        <source>Mean error on the weights</source>
        <translation>权重上的平均误差</translation>
    </message>
    <message>
        <source>Divergence (nats)</source>
        <translation>散度（奈特）</translation>
    </message>
    <message>
        <source>Error that the model predicts</source>
        <translation>模型预测的误差</translation>
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
        <translation>学习型</translation>
    </message>
    <message>
        <source>double-quantized</source>
        <translation>双重量化</translation>
    </message>
    <message>
        <source>full range, top</source>
        <translation>全范围，上端</translation>
    </message>
    <message>
        <source>signed scale</source>
        <translation>带符号缩放</translation>
    </message>
    <message>
        <source>float zero point</source>
        <translation>浮点零点</translation>
    </message>
    <message>
        <source>E5M2</source>
        <translation>E5M2</translation>
    </message>
    <message>
        <source>optimal</source>
        <translation>最优</translation>
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
        <translation>通道合组</translation>
    </message>
    <message>
        <source>per token</source>
        <translation>逐 token</translation>
    </message>
    <message>
        <source>moving average</source>
        <translation>移动平均</translation>
    </message>
    <message>
        <source>NVIDIA percentile</source>
        <translation>NVIDIA 百分位</translation>
    </message>
    <message>
        <source>ONNX percentile</source>
        <translation>ONNX 百分位</translation>
    </message>
    <message>
        <source>ACIQ</source>
        <translation>ACIQ</translation>
    </message>
    <message>
        <source>GPTQ search</source>
        <translation>GPTQ 搜索</translation>
    </message>
    <message>
        <source>NVIDIA MSE</source>
        <translation>NVIDIA MSE</translation>
    </message>
    <message>
        <source>PyTorch histogram</source>
        <translation>PyTorch 直方图</translation>
    </message>
    <message>
        <source>ONNX KL</source>
        <translation>ONNX KL</translation>
    </message>
    <message>
        <source>MSE of 2ᵏ</source>
        <translation>2ᵏ 的 MSE</translation>
    </message>
    <message>
        <source>codes</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>scales</source>
        <translation>缩放因子</translation>
    </message>
    <message>
        <source>zero points</source>
        <translation>零点</translation>
    </message>
    <message>
        <source>minimums</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>scales below zero</source>
        <translation>零以下的缩放因子</translation>
    </message>
    <message>
        <source>levels</source>
        <translation>量化级</translation>
    </message>
    <message>
        <source>scales of the scales</source>
        <translation>缩放因子的缩放因子</translation>
    </message>
    <message>
        <source>mean of the scales</source>
        <translation>缩放因子的均值</translation>
    </message>
    <message>
        <source>scale of the tensor</source>
        <translation>张量的缩放因子</translation>
    </message>
    <message>
        <source>Error map</source>
        <translation>误差图</translation>
    </message>
    <message>
        <source>Where in the matrix is the error?</source>
        <translation>误差在矩阵的何处？</translation>
    </message>
    <message>
        <source>Calibrators</source>
        <translation>校准器</translation>
    </message>
    <message>
        <source>Which calibrator is best here, and what does it cost?</source>
        <translation>此处哪个校准器最好，代价如何？</translation>
    </message>
    <message>
        <source>Share kept</source>
        <translation>保留比例</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Divergence</source>
        <translation>散度</translation>
    </message>
    <message>
        <source>Predicted error</source>
        <translation>预测误差</translation>
    </message>
    <message>
        <source>GPTQ</source>
        <translation>GPTQ</translation>
    </message>
    <message>
        <source>Column by column; what one column does wrong the next ones make good, as far as the inputs let them.</source>
        <translation>逐列进行；前一列造成的误差由后续各列补偿，以输入允许的程度为限。</translation>
    </message>
    <message>
        <source>SmoothQuant</source>
        <translation>SmoothQuant</translation>
    </message>
    <message>
        <source>Moves size from inputs with outliers to the weights, channel by channel.</source>
        <translation>逐通道将带离群值的输入的幅度转移到权重上。</translation>
    </message>
    <message>
        <source>AWQ</source>
        <translation>AWQ</translation>
    </message>
    <message>
        <source>Makes the weights of input channels that matter larger before rounding, by the scales that suit the outputs best.</source>
        <translation>舍入前放大重要输入通道的权重，所用缩放因子对输出最有利。</translation>
    </message>
    <message>
        <source>LLM.int8</source>
        <translation>LLM.int8</translation>
    </message>
    <message>
        <source>Input channels with outliers stay in 16 bits.</source>
        <translation>含离群值的输入通道保持 16 比特。</translation>
    </message>
    <message>
        <source>Outliers apart</source>
        <translation>离群值分离</translation>
    </message>
    <message>
        <source>The largest weights stay in 16 bits, in a sparse part of their own.</source>
        <translation>最大的权重保持 16 比特，单独存于稀疏部分。</translation>
    </message>
    <message>
        <source>Order of columns</source>
        <translation>列顺序</translation>
    </message>
    <message>
        <source>In which order the columns are rounded.</source>
        <translation>各列按何种顺序舍入。</translation>
    </message>
    <message>
        <source>Damping</source>
        <translation>阻尼</translation>
    </message>
    <message>
        <source>Share of the mean diagonal that is added to the second moments.</source>
        <translation>加到二阶矩上的对角线均值的比例。</translation>
    </message>
    <message>
        <source>Block of columns</source>
        <translation>列块</translation>
    </message>
    <message>
        <source>How many columns are rounded before the others hear of their errors.</source>
        <translation>舍入多少列之后，才将其误差传给其余各列。</translation>
    </message>
    <message>
        <source>Group ranges</source>
        <translation>组范围</translation>
    </message>
    <message>
        <source>When the range of a group is found.</source>
        <translation>何时确定一个组的范围。</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>0: all difficulty stays with the inputs. 1: all of it goes to the weights.</source>
        <translation>0：全部困难留在输入。1：全部转移到权重。</translation>
    </message>
    <message>
        <source>Search alpha</source>
        <translation>搜索 Alpha</translation>
    </message>
    <message>
        <source>Takes the alpha with the smallest output error.</source>
        <translation>取输出误差最小的 Alpha。</translation>
    </message>
    <message>
        <source>Input bits</source>
        <translation>输入比特数</translation>
    </message>
    <message>
        <source>Bits of the inputs in the search.</source>
        <translation>搜索时输入的比特数。</translation>
    </message>
    <message>
        <source>Input scales</source>
        <translation>输入缩放因子</translation>
    </message>
    <message>
        <source>Which inputs share a scale in the search.</source>
        <translation>搜索时哪些输入共用一个缩放因子。</translation>
    </message>
    <message>
        <source>Scales fold into</source>
        <translation>缩放因子并入</translation>
    </message>
    <message>
        <source>What takes the scales of the inputs.</source>
        <translation>由什么吸收输入的缩放因子。</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>缩放因子</translation>
    </message>
    <message>
        <source>How a scale is made from the magnitudes of inputs and weights.</source>
        <translation>如何由输入和权重的幅值得出缩放因子。</translation>
    </message>
    <message>
        <source>Clip search</source>
        <translation>截断搜索</translation>
    </message>
    <message>
        <source>Clips each group where that makes its part of the outputs better.</source>
        <translation>截断能改善其对应输出部分的各组。</translation>
    </message>
    <message>
        <source>Outlier threshold</source>
        <translation>离群阈值</translation>
    </message>
    <message>
        <source>Input channels that reach this magnitude stay in 16 bits.</source>
        <translation>达到此幅值的输入通道保持 16 比特。</translation>
    </message>
    <message>
        <source>Outliers are</source>
        <translation>离群值为</translation>
    </message>
    <message>
        <source>How outliers are told from the rest.</source>
        <translation>如何区分离群值与其余权重。</translation>
    </message>
    <message>
        <source>Outlier share</source>
        <translation>离群值比例</translation>
    </message>
    <message>
        <source>Share of the weights that is kept apart.</source>
        <translation>单独保留的权重比例。</translation>
    </message>
    <message>
        <source>Standard deviations</source>
        <translation>标准差倍数</translation>
    </message>
    <message>
        <source>Weights farther from the mean than this are kept apart.</source>
        <translation>与均值之差超过此值的权重单独保留。</translation>
    </message>
    <message>
        <source>As they stand</source>
        <translation>按原顺序</translation>
    </message>
    <message>
        <source>Largest inputs first</source>
        <translation>最大输入优先</translation>
    </message>
    <message>
        <source>Largest first, groups kept</source>
        <translation>最大优先，保持分组</translation>
    </message>
    <message>
        <source>With all errors so far</source>
        <translation>计入至今所有误差</translation>
    </message>
    <message>
        <source>With the errors of earlier blocks</source>
        <translation>计入先前各块的误差</translation>
    </message>
    <message>
        <source>Before any rounding</source>
        <translation>在任何舍入之前</translation>
    </message>
    <message>
        <source>Inputs alone</source>
        <translation>仅输入</translation>
    </message>
    <message>
        <source>Inputs and weights</source>
        <translation>输入和权重</translation>
    </message>
    <message>
        <source>The normalization before</source>
        <translation>前面的归一化层</translation>
    </message>
    <message>
        <source>The linear layer before</source>
        <translation>前面的线性层</translation>
    </message>
    <message>
        <source>A multiplier beside the weights</source>
        <translation>权重旁的乘数</translation>
    </message>
    <message>
        <source>Each token</source>
        <translation>每个 token</translation>
    </message>
    <message>
        <source>All tokens</source>
        <translation>全部 token</translation>
    </message>
    <message>
        <source>The largest share</source>
        <translation>最大的一部分</translation>
    </message>
    <message>
        <source>Far from the mean</source>
        <translation>远离均值</translation>
    </message>
    <message>
        <source>scales of the inputs</source>
        <translation>输入的缩放因子</translation>
    </message>
    <message>
        <source>which channels are kept</source>
        <translation>哪些通道被保留</translation>
    </message>
    <message>
        <source>weights of kept channels</source>
        <translation>保留通道的权重</translation>
    </message>
    <message>
        <source>row starts of the outliers</source>
        <translation>离群值的行起点</translation>
    </message>
    <message>
        <source>places of the outliers</source>
        <translation>离群值的位置</translation>
    </message>
    <message>
        <source>outliers</source>
        <translation>离群值</translation>
    </message>
    <message>
        <source>GPTQ knows no inputs of these weights: each went to its nearest level. Load activations.</source>
        <translation>GPTQ 没有这些权重的输入：各权重取最近的量化级。请加载激活值。</translation>
    </message>
    <message>
        <source>GPTQ could not factor the inputs&apos; second moments, whatever the damping: each weight went to its nearest level.</source>
        <translation>无论阻尼多大，GPTQ 都无法分解输入的二阶矩：各权重取最近的量化级。</translation>
    </message>
    <message>
        <source>GPTQ raised its damping to %1: the inputs&apos; second moments could not be factored with less.</source>
        <translation>GPTQ 已将阻尼提高到 %1：阻尼更小时无法分解输入的二阶矩。</translation>
    </message>
    <message>
        <source>AWQ knows no inputs of these weights: they were quantized as they are. Load activations.</source>
        <translation>AWQ 没有这些权重的输入：已按原样量化。请加载激活值。</translation>
    </message>
    <message>
        <source>AWQ&apos;s clipping would have made the whole output worse: it was left out.</source>
        <translation>AWQ 的截断会使整体输出变差：已略去。</translation>
    </message>
    <message>
        <source>SmoothQuant knows no inputs of these weights: they were quantized as they are. Load activations.</source>
        <translation>SmoothQuant 没有这些权重的输入：已按原样量化。请加载激活值。</translation>
    </message>
    <message>
        <source>LLM.int8 knows no inputs of these weights: they were quantized as they are. Load activations.</source>
        <translation>LLM.int8 没有这些权重的输入：已按原样量化。请加载激活值。</translation>
    </message>
    <message>
        <source>%1 of the input channels stay in 16 bits.</source>
        <translation>%1 的输入通道保持 16 比特。</translation>
    </message>
    <message>
        <source>%1 of the weights stay in 16 bits.</source>
        <translation>%1 的权重保持 16 比特。</translation>
    </message>
    <message>
        <source>The first axis counts matrices, such as experts; another one, the second unless named, is their output channels.</source>
        <translation>第一个轴为矩阵（如专家）的序号；另一个轴（未指定时为第二个）为其输出通道。</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>激活值</translation>
    </message>
    <message>
        <source>Which errors matter to the outputs, and what can be done about them?</source>
        <translation>哪些误差对输出重要？如何应对？</translation>
    </message>
    <message>
        <source>Ranges</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>How large are inputs and weights, and what moves size between them?</source>
        <translation>输入和权重有多大？什么在两者之间转移幅度？</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Which scales do AWQ and SmoothQuant find?</source>
        <translation>AWQ 和 SmoothQuant 找到哪些缩放因子？</translation>
    </message>
    <message>
        <source>Outliers</source>
        <translation>离群值</translation>
    </message>
    <message>
        <source>What does keeping a few channels in 16 bits cost and buy?</source>
        <translation>将少数通道保持 16 比特，代价和收益如何？</translation>
    </message>
    <message>
        <source>Output error</source>
        <translation>输出误差</translation>
    </message>
    <message>
        <source>Which method is best by the outputs?</source>
        <translation>按输出衡量，哪种方法最好？</translation>
    </message>
    <message>
        <source>Column by column</source>
        <translation>逐列</translation>
    </message>
    <message>
        <source>Where does GPTQ push the error?</source>
        <translation>GPTQ 把误差推到哪里？</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Does each token need a scale of its own?</source>
        <translation>每个 token 都需要各自的缩放因子吗？</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>What would a Hadamard rotation do, and where does it hurt?</source>
        <translation>Hadamard 旋转会有什么效果？在哪里有害？</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>How many tokens does the method need?</source>
        <translation>该方法需要多少 token？</translation>
    </message>
    <message>
        <source>Float32</source>
        <translation>Float32</translation>
    </message>
    <message>
        <source>Float32 weights times float32 activations: what the others are compared with.</source>
        <translation>float32 权重乘以 float32 激活值：其他各项的比较基准。</translation>
    </message>
    <message>
        <source>Float16</source>
        <translation>Float16</translation>
    </message>
    <message>
        <source>Half-precision weights, made float32 on their way from memory.</source>
        <translation>半精度权重，从内存读取时转为 float32。</translation>
    </message>
    <message>
        <source>BFloat16</source>
        <translation>BFloat16</translation>
    </message>
    <message>
        <source>BFloat16 weights, made float32 on their way from memory.</source>
        <translation>BFloat16 权重，从内存读取时转为 float32。</translation>
    </message>
    <message>
        <source>W8A8</source>
        <translation>W8A8</translation>
    </message>
    <message>
        <source>INT8 weights, a scale for each channel, times activations made INT8 on the way.</source>
        <translation>INT8 权重（每个通道一个缩放因子）乘以即时转为 INT8 的激活值。</translation>
    </message>
    <message>
        <source>W8A8 · powers of two</source>
        <translation>W8A8 · 2 的幂</translation>
    </message>
    <message>
        <source>INT8 weights and activations whose scales are powers of two: results are shifted, not multiplied.</source>
        <translation>缩放因子为 2 的幂的 INT8 权重和激活值：结果用移位而非乘法得出。</translation>
    </message>
    <message>
        <source>W4A8 · g128</source>
        <translation>W4A8 · g128</translation>
    </message>
    <message>
        <source>INT4 weights in groups of 128 times activations made INT8 on the way.</source>
        <translation>每组 128 个的 INT4 权重乘以即时转为 INT8 的激活值。</translation>
    </message>
    <message>
        <source>W4A8 · g64</source>
        <translation>W4A8 · g64</translation>
    </message>
    <message>
        <source>INT4 weights in groups of 64 times activations made INT8 on the way.</source>
        <translation>每组 64 个的 INT4 权重乘以即时转为 INT8 的激活值。</translation>
    </message>
    <message>
        <source>W4A8 · g32</source>
        <translation>W4A8 · g32</translation>
    </message>
    <message>
        <source>INT4 weights in groups of 32 times activations made INT8 on the way.</source>
        <translation>每组 32 个的 INT4 权重乘以即时转为 INT8 的激活值。</translation>
    </message>
    <message>
        <source>W4A8 · asymmetric g128</source>
        <translation>W4A8 · 非对称 g128</translation>
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
        <translation>W4A16 · 非对称 g128</translation>
    </message>
    <message>
        <source>NF4 weights, looked up in registers, times float32 activations.</source>
        <translation>NF4 权重（在寄存器中查表）乘以 float32 激活值。</translation>
    </message>
    <message>
        <source>FP4 weights, looked up in registers, times float32 activations.</source>
        <translation>FP4 权重（在寄存器中查表）乘以 float32 激活值。</translation>
    </message>
    <message>
        <source>MXFP4 · A16</source>
        <translation>MXFP4 · A16</translation>
    </message>
    <message>
        <source>MXFP4 weights, looked up in registers, times float32 activations.</source>
        <translation>MXFP4 权重（在寄存器中查表）乘以 float32 激活值。</translation>
    </message>
    <message>
        <source>MXFP4 · A8</source>
        <translation>MXFP4 · A8</translation>
    </message>
    <message>
        <source>MXFP4 weights as integers times activations made INT8 on the way.</source>
        <translation>以整数表示的 MXFP4 权重乘以即时转为 INT8 的激活值。</translation>
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
        <translation>三值 · A8</translation>
    </message>
    <message>
        <source>Weights of -1, 0 and 1, two bits each, times activations made INT8 on the way.</source>
        <translation>取值 -1、0、1 的权重（每个 2 比特）乘以即时转为 INT8 的激活值。</translation>
    </message>
    <message>
        <source>Binary · A8</source>
        <translation>二值 · A8</translation>
    </message>
    <message>
        <source>XNOR</source>
        <translation>XNOR</translation>
    </message>
    <message>
        <source>Signs of weights and of activations: exclusive or and population count.</source>
        <translation>权重与激活值的符号：异或并统计置位比特数。</translation>
    </message>
    <message>
        <source>INT8, decoded first</source>
        <translation>INT8，先解码</translation>
    </message>
    <message>
        <source>All weights are made float32 in memory, then multiplied.</source>
        <translation>先在内存中将所有权重转为 float32，再相乘。</translation>
    </message>
    <message>
        <source>INT4 · g128, decoded first</source>
        <translation>INT4 · g128，先解码</translation>
    </message>
    <message>
        <source>NF4, decoded first</source>
        <translation>NF4，先解码</translation>
    </message>
    <message>
        <source>Decoded first</source>
        <translation>先解码</translation>
    </message>
    <message>
        <source>Float32 (Eigen)</source>
        <translation>Float32 (Eigen)</translation>
    </message>
    <message>
        <source>Eigen&apos;s product of matrices, compiled for this CPU.</source>
        <translation>Eigen 的矩阵乘法，针对此 CPU 编译。</translation>
    </message>
    <message>
        <source>Float32 (OpenBLAS)</source>
        <translation>Float32 (OpenBLAS)</translation>
    </message>
    <message>
        <source>OpenBLAS, where it is installed.</source>
        <translation>OpenBLAS（如已安装）。</translation>
    </message>
    <message>
        <source>Float32 (oneDNN)</source>
        <translation>Float32 (oneDNN)</translation>
    </message>
    <message>
        <source>oneDNN&apos;s plain product, where it is installed.</source>
        <translation>oneDNN 的普通矩阵乘法（如已安装）。</translation>
    </message>
    <message>
        <source>W8A8 (oneDNN)</source>
        <translation>W8A8 (oneDNN)</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>计算内核</translation>
    </message>
    <message>
        <source>What is it worth in speed on this machine?</source>
        <translation>在这台机器上能带来多少提速？</translation>
    </message>
    <message>
        <source>The activations hold no tensor of this name with %1 features: it is treated as without them.</source>
        <translation>激活值中没有此名称且含 %1 个特征的张量：按无激活值处理。</translation>
    </message>
    <message>
        <source>INT4 weights in groups of 128 times activations made integers of 16 bits on the way.</source>
        <translation>每组 128 个的 INT4 权重乘以即时转为 16 比特整数的激活值。</translation>
    </message>
    <message>
        <source>INT4 weights in groups of 32 times activations made integers of 16 bits on the way.</source>
        <translation>每组 32 个的 INT4 权重乘以即时转为 16 比特整数的激活值。</translation>
    </message>
    <message>
        <source>MXFP4 weights as integers times activations made integers of 16 bits on the way.</source>
        <translation>以整数表示的 MXFP4 权重乘以即时转为 16 比特整数的激活值。</translation>
    </message>
    <message>
        <source>oneDNN&apos;s plain product of INT8 matrices, activations made INT8 on the way. Weights that it may reorder first are faster there.</source>
        <translation>oneDNN 的普通 INT8 矩阵乘法，激活值即时转为 INT8。若允许它先重排权重，则会更快。</translation>
    </message>
    <message>
        <source>Only sums of these activations are known, no tokens: none can be held apart from the calibration.</source>
        <translation>这些激活值只有累加和，没有 token：无法从校准中留出。</translation>
    </message>
    <message>
        <source>The activations have too few finite tokens (%1 calibrate): none could be held apart.</source>
        <translation>激活值的有限 token 太少（%1 个用于校准）：无法留出。</translation>
    </message>
    <message>
        <source>Better than plain rounding on the tokens that it learned from, but %1 worse on those held apart: it learned what only its own tokens say.</source>
        <translation>在学习所用的 token 上优于普通舍入，但在留出 token 上差 %1：它只学到了自身 token 的特点。</translation>
    </message>
    <message>
        <source>The heaviest hundredth of the calibration tokens holds %1 of the second moments: a few tokens decide for all.</source>
        <translation>最重的百分之一校准 token 占二阶矩的 %1：少数 token 决定了全部。</translation>
    </message>
    <message>
        <source>The calibration has tokens enough and none of them rules it: those held apart are of another kind. Calibrate on more varied inputs.</source>
        <translation>校准 token 足够，且没有哪个起主导作用：留出的属于另一类。请用更多样的输入校准。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>a tenth</source>
        <translation>十分之一</translation>
    </message>
    <message>
        <source>a quarter</source>
        <translation>四分之一</translation>
    </message>
    <message>
        <source>half</source>
        <translation>一半</translation>
    </message>
    <message>
        <source>Weights of -1 and 1, a bit each, times activations made INT8 on the way.</source>
        <translation>取值为 -1 和 1、每个 1 比特的权重乘以即时转为 INT8 的激活值。</translation>
    </message>
    <message>
        <source>%1 of %2 scales (first block %3) are below the smallest normal number of their type: %4 against %5. Such scales lose digits or are raised; choose a format with float32 scales, or fewer bits.</source>
        <translation>%2 个缩放因子中有 %1 个（首个块为 %3）小于其类型的最小正规数：%4，下限为 %5。这样的缩放因子会损失有效位或被抬高；请选择使用 float32 缩放因子的格式，或使用更少的比特数。</translation>
    </message>
    <message>
        <source>%1 of %2 scales (first block %3) are beyond the largest number of their type, %5: the blocks are clipped. Choose a format with float32 scales.</source>
        <translation>%2 个缩放因子中有 %1 个（首个块为 %3）超出其类型的最大值 %5：这些块会被截断。请选择使用 float32 缩放因子的格式。</translation>
    </message>
    <message>
        <source>The last block of each row is shorter: %4 of %5 weights. Some formats and kernels refuse that or fill it up.</source>
        <translation>每行的最后一个块较短：%5 个权重中只有 %4 个。有些格式和计算内核不接受这种情况，或会将其补齐。</translation>
    </message>
    <message>
        <source>Cross-entropy (NVIDIA)</source>
        <translation>交叉熵（NVIDIA）</translation>
    </message>
    <message>
        <source>W8A8 · zero points</source>
        <translation>W8A8 · 零点</translation>
    </message>
    <message>
        <source>INT8 weights times activations made INT8 with a zero point for each row; what it adds to the result is taken off again.</source>
        <translation>INT8 权重乘以每行带一个零点的 INT8 激活值；零点给结果带来的部分会再减去。</translation>
    </message>
    <message>
        <source>INT4 weights with zero points, in groups of 128 times activations made INT8 on the way.</source>
        <translation>每组 128 个、带零点的 INT4 权重乘以即时转为 INT8 的激活值。</translation>
    </message>
    <message>
        <source>W4A8 · asymmetric g64</source>
        <translation>W4A8 · 非对称 g64</translation>
    </message>
    <message>
        <source>INT4 weights with zero points, in groups of 64 times activations made INT8 on the way.</source>
        <translation>每组 64 个、带零点的 INT4 权重乘以即时转为 INT8 的激活值。</translation>
    </message>
    <message>
        <source>W4A8 · asymmetric g32</source>
        <translation>W4A8 · 非对称 g32</translation>
    </message>
    <message>
        <source>INT4 weights with zero points, in groups of 32 times activations made INT8 on the way.</source>
        <translation>每组 32 个、带零点的 INT4 权重乘以即时转为 INT8 的激活值。</translation>
    </message>
    <message>
        <source>W4A16 · g64</source>
        <translation>W4A16 · g64</translation>
    </message>
    <message>
        <source>INT4 weights in groups of 64 times activations made integers of 16 bits on the way.</source>
        <translation>每组 64 个的 INT4 权重乘以即时转为 16 比特整数的激活值。</translation>
    </message>
    <message>
        <source>INT4 weights with zero points, in groups of 128 times activations made integers of 16 bits on the way.</source>
        <translation>每组 128 个、带零点的 INT4 权重乘以即时转为 16 比特整数的激活值。</translation>
    </message>
    <message>
        <source>W4A16 · asymmetric g64</source>
        <translation>W4A16 · 非对称 g64</translation>
    </message>
    <message>
        <source>INT4 weights with zero points, in groups of 64 times activations made integers of 16 bits on the way.</source>
        <translation>每组 64 个、带零点的 INT4 权重乘以即时转为 16 比特整数的激活值。</translation>
    </message>
    <message>
        <source>W4A16 · asymmetric g32</source>
        <translation>W4A16 · 非对称 g32</translation>
    </message>
    <message>
        <source>INT4 weights with zero points, in groups of 32 times activations made integers of 16 bits on the way.</source>
        <translation>每组 32 个、带零点的 INT4 权重乘以即时转为 16 比特整数的激活值。</translation>
    </message>
    <message>
        <source>INT3 weights in groups of 128 times activations made INT8 on the way.</source>
        <translation>每组 128 个的 INT3 权重乘以即时转为 INT8 的激活值。</translation>
    </message>
    <message>
        <source>W3A8 · g64</source>
        <translation>W3A8 · g64</translation>
    </message>
    <message>
        <source>INT3 weights in groups of 64 times activations made INT8 on the way.</source>
        <translation>每组 64 个的 INT3 权重乘以即时转为 INT8 的激活值。</translation>
    </message>
    <message>
        <source>W3A8 · g32</source>
        <translation>W3A8 · g32</translation>
    </message>
    <message>
        <source>INT3 weights in groups of 32 times activations made INT8 on the way.</source>
        <translation>每组 32 个的 INT3 权重乘以即时转为 INT8 的激活值。</translation>
    </message>
    <message>
        <source>W3A8 · asymmetric g128</source>
        <translation>W3A8 · 非对称 g128</translation>
    </message>
    <message>
        <source>INT3 weights with zero points, in groups of 128 times activations made INT8 on the way.</source>
        <translation>每组 128 个、带零点的 INT3 权重乘以即时转为 INT8 的激活值。</translation>
    </message>
    <message>
        <source>W3A8 · asymmetric g64</source>
        <translation>W3A8 · 非对称 g64</translation>
    </message>
    <message>
        <source>INT3 weights with zero points, in groups of 64 times activations made INT8 on the way.</source>
        <translation>每组 64 个、带零点的 INT3 权重乘以即时转为 INT8 的激活值。</translation>
    </message>
    <message>
        <source>W3A8 · asymmetric g32</source>
        <translation>W3A8 · 非对称 g32</translation>
    </message>
    <message>
        <source>INT3 weights with zero points, in groups of 32 times activations made INT8 on the way.</source>
        <translation>每组 32 个、带零点的 INT3 权重乘以即时转为 INT8 的激活值。</translation>
    </message>
    <message>
        <source>INT3 weights in groups of 128 times activations made integers of 16 bits on the way.</source>
        <translation>每组 128 个的 INT3 权重乘以即时转为 16 比特整数的激活值。</translation>
    </message>
    <message>
        <source>W3A16 · g64</source>
        <translation>W3A16 · g64</translation>
    </message>
    <message>
        <source>INT3 weights in groups of 64 times activations made integers of 16 bits on the way.</source>
        <translation>每组 64 个的 INT3 权重乘以即时转为 16 比特整数的激活值。</translation>
    </message>
    <message>
        <source>W3A16 · g32</source>
        <translation>W3A16 · g32</translation>
    </message>
    <message>
        <source>INT3 weights in groups of 32 times activations made integers of 16 bits on the way.</source>
        <translation>每组 32 个的 INT3 权重乘以即时转为 16 比特整数的激活值。</translation>
    </message>
    <message>
        <source>W3A16 · asymmetric g128</source>
        <translation>W3A16 · 非对称 g128</translation>
    </message>
    <message>
        <source>INT3 weights with zero points, in groups of 128 times activations made integers of 16 bits on the way.</source>
        <translation>每组 128 个、带零点的 INT3 权重乘以即时转为 16 比特整数的激活值。</translation>
    </message>
    <message>
        <source>W3A16 · asymmetric g64</source>
        <translation>W3A16 · 非对称 g64</translation>
    </message>
    <message>
        <source>INT3 weights with zero points, in groups of 64 times activations made integers of 16 bits on the way.</source>
        <translation>每组 64 个、带零点的 INT3 权重乘以即时转为 16 比特整数的激活值。</translation>
    </message>
    <message>
        <source>W3A16 · asymmetric g32</source>
        <translation>W3A16 · 非对称 g32</translation>
    </message>
    <message>
        <source>INT3 weights with zero points, in groups of 32 times activations made integers of 16 bits on the way.</source>
        <translation>每组 32 个、带零点的 INT3 权重乘以即时转为 16 比特整数的激活值。</translation>
    </message>
    <message>
        <source>W2A8 · g128</source>
        <translation>W2A8 · g128</translation>
    </message>
    <message>
        <source>INT2 weights in groups of 128 times activations made INT8 on the way.</source>
        <translation>每组 128 个的 INT2 权重乘以即时转为 INT8 的激活值。</translation>
    </message>
    <message>
        <source>INT2 weights in groups of 64 times activations made INT8 on the way.</source>
        <translation>每组 64 个的 INT2 权重乘以即时转为 INT8 的激活值。</translation>
    </message>
    <message>
        <source>W2A8 · g32</source>
        <translation>W2A8 · g32</translation>
    </message>
    <message>
        <source>INT2 weights in groups of 32 times activations made INT8 on the way.</source>
        <translation>每组 32 个的 INT2 权重乘以即时转为 INT8 的激活值。</translation>
    </message>
    <message>
        <source>W2A8 · asymmetric g128</source>
        <translation>W2A8 · 非对称 g128</translation>
    </message>
    <message>
        <source>INT2 weights with zero points, in groups of 128 times activations made INT8 on the way.</source>
        <translation>每组 128 个、带零点的 INT2 权重乘以即时转为 INT8 的激活值。</translation>
    </message>
    <message>
        <source>W2A8 · asymmetric g64</source>
        <translation>W2A8 · 非对称 g64</translation>
    </message>
    <message>
        <source>INT2 weights with zero points, in groups of 64 times activations made INT8 on the way.</source>
        <translation>每组 64 个、带零点的 INT2 权重乘以即时转为 INT8 的激活值。</translation>
    </message>
    <message>
        <source>W2A8 · asymmetric g32</source>
        <translation>W2A8 · 非对称 g32</translation>
    </message>
    <message>
        <source>INT2 weights with zero points, in groups of 32 times activations made INT8 on the way.</source>
        <translation>每组 32 个、带零点的 INT2 权重乘以即时转为 INT8 的激活值。</translation>
    </message>
    <message>
        <source>W2A16 · g128</source>
        <translation>W2A16 · g128</translation>
    </message>
    <message>
        <source>INT2 weights in groups of 128 times activations made integers of 16 bits on the way.</source>
        <translation>每组 128 个的 INT2 权重乘以即时转为 16 比特整数的激活值。</translation>
    </message>
    <message>
        <source>INT2 weights in groups of 64 times activations made integers of 16 bits on the way.</source>
        <translation>每组 64 个的 INT2 权重乘以即时转为 16 比特整数的激活值。</translation>
    </message>
    <message>
        <source>W2A16 · g32</source>
        <translation>W2A16 · g32</translation>
    </message>
    <message>
        <source>INT2 weights in groups of 32 times activations made integers of 16 bits on the way.</source>
        <translation>每组 32 个的 INT2 权重乘以即时转为 16 比特整数的激活值。</translation>
    </message>
    <message>
        <source>W2A16 · asymmetric g128</source>
        <translation>W2A16 · 非对称 g128</translation>
    </message>
    <message>
        <source>INT2 weights with zero points, in groups of 128 times activations made integers of 16 bits on the way.</source>
        <translation>每组 128 个、带零点的 INT2 权重乘以即时转为 16 比特整数的激活值。</translation>
    </message>
    <message>
        <source>W2A16 · asymmetric g64</source>
        <translation>W2A16 · 非对称 g64</translation>
    </message>
    <message>
        <source>INT2 weights with zero points, in groups of 64 times activations made integers of 16 bits on the way.</source>
        <translation>每组 64 个、带零点的 INT2 权重乘以即时转为 16 比特整数的激活值。</translation>
    </message>
    <message>
        <source>W2A16 · asymmetric g32</source>
        <translation>W2A16 · 非对称 g32</translation>
    </message>
    <message>
        <source>INT2 weights with zero points, in groups of 32 times activations made integers of 16 bits on the way.</source>
        <translation>每组 32 个、带零点的 INT2 权重乘以即时转为 16 比特整数的激活值。</translation>
    </message>
    <message>
        <source>NVIDIA KL</source>
        <translation>NVIDIA KL</translation>
    </message>
    <message>
        <source>The activations of this name hold no token: the tensor is treated as without them.</source>
        <translation>该名称的激活值不含任何 token：此张量按没有激活值处理。</translation>
    </message>
    <message>
        <source>Every token of the activations of this name holds NaN or infinity: the tensor is treated as without them.</source>
        <translation>该名称的激活值的每个 token 都含有 NaN 或无穷大：此张量按没有激活值处理。</translation>
    </message>
    <message>
        <source>An importance matrix tells how large each input channel is, not which move together: output errors, and methods that learn from inputs, need activations or their second moments.</source>
        <translation>重要性矩阵只说明每个输入通道有多大，不说明哪些通道一起变化：输出误差以及从输入学习的方法需要激活值或其二阶矩。</translation>
    </message>
    <message>
        <source>Tokens with NaN or infinite activations: %1. They are left out.</source>
        <translation>含有 NaN 或无穷大激活值的 token：%1 个，已略去。</translation>
    </message>
    <message>
        <source>Tokens that calibrated: only %1, fewer than two for each input channel. They say nothing of most directions that other inputs use.</source>
        <translation>用于校准的 token 仅 %1 个，每个输入通道不到两个。对其他输入所用的大多数方向一无所知。</translation>
    </message>
    <message>
        <source>Calibration tokens: only %1, fewer than there are input channels. What GPTQ learns from them may harm on other inputs.</source>
        <translation>校准 token 仅 %1 个，少于输入通道数。GPTQ 从中学到的内容在其他输入上可能有害。</translation>
    </message>
    <message>
        <source>Input channels that are always zero: %1. GPTQ takes their weights for zero.</source>
        <translation>始终为零的输入通道：%1 个。GPTQ 将其权重视为零。</translation>
    </message>
    <message>
        <source>Calibration tokens: only %1, fewer than there are input channels. AWQ&apos;s scales may say little of other inputs.</source>
        <translation>校准 token 仅 %1 个，少于输入通道数。AWQ 的缩放因子对其他输入可能意义不大。</translation>
    </message>
    <message>
        <source>Input channels that are always zero: %1. AWQ gives them next to no scale, so that their weights are lost where other inputs use them.</source>
        <translation>始终为零的输入通道：%1 个。AWQ 给它们的缩放几乎为零，因此当其他输入用到这些通道时，其权重已丢失。</translation>
    </message>
    <message>
        <source>Calibration tokens: only %1, fewer than there are input channels. Other inputs may be larger than SmoothQuant expects.</source>
        <translation>校准 token 仅 %1 个，少于输入通道数。其他输入可能大于 SmoothQuant 的预期。</translation>
    </message>
    <message>
        <source>Input channels that are always zero: %1. SmoothQuant leaves them as they are.</source>
        <translation>始终为零的输入通道：%1 个。SmoothQuant 保持其不变。</translation>
    </message>
    <message>
        <source>these activations hold no token</source>
        <translation>这些激活值不含任何 token</translation>
    </message>
    <message>
        <source>Capture some, or name another array.</source>
        <translation>请采集一些，或指定另一个数组。</translation>
    </message>
    <message>
        <source>none of these activations can be used</source>
        <translation>这些激活值都无法使用</translation>
    </message>
    <message>
        <source>Capture them again from a model whose activations are finite.</source>
        <translation>请从激活值有限的模型重新采集。</translation>
    </message>
    <message>
        <source>Blocks with weights too small for a half-precision scale: %1. Their weights are lost or clipped; choose a format with float32 scales.</source>
        <translation>权重过小、半精度缩放因子无法表示的块：%1。其权重会丢失或被截断；请选择使用 float32 缩放因子的格式。</translation>
    </message>
    <message>
        <source>Blocks with weights too large for a half-precision scale: %1. They are clipped; choose a format with float32 scales.</source>
        <translation>权重过大、半精度缩放因子无法表示的块：%1。它们会被截断；请选择使用 float32 缩放因子的格式。</translation>
    </message>
    <message>
        <source>Each token, with a zero point</source>
        <translation>逐 token，带零点</translation>
    </message>
    <message>
        <source>All tokens, with a zero point</source>
        <translation>全部 token，带零点</translation>
    </message>
    <message>
        <source>Static, with a zero point</source>
        <translation>静态，带零点</translation>
    </message>
    <message>
        <source>It holds no token: it is left out.</source>
        <translation>其中不含任何 token，已略去。</translation>
    </message>
    <message>
        <source>Every token holds NaN or infinity: it is left out.</source>
        <translation>每个 token 都含有 NaN 或无穷大，已略去。</translation>
    </message>
    <message>
        <source>Of the inputs of these weights only sums are known, too little for this method: it was left out. Load activations of tokens.</source>
        <translation>这些权重的输入仅知其总和，不足以使用该方法，已将其略去。请加载 token 的激活值。</translation>
    </message>
    <message>
        <source>Fewer than two tokens are known: what their quantization costs cannot be told.</source>
        <translation>已知的 token 少于两个，无法判断其量化的代价。</translation>
    </message>
    <message>
        <source>AWQ: ratio %1 found.</source>
        <translation>AWQ：找到比率 %1。</translation>
    </message>
    <message>
        <source>SmoothQuant: alpha %1 found.</source>
        <translation>SmoothQuant：找到 alpha %1。</translation>
    </message>
</context>
</TS>
