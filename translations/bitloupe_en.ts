<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ChartMenu</name>
    <message numerus="yes">
        <source>… %n more row(s): copy as CSV for all</source>
        <translation>
            <numerusform>… %n more row: copy as CSV for all</numerusform>
            <numerusform>… %n more rows: copy as CSV for all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bitloupe::Arrivals</name>
    <message numerus="yes">
        <source>%n folders</source>
        <translation>
            <numerusform>%n folder</numerusform>
            <numerusform>%n folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is no weight file in %1: none of the %n files is npy, npz, HDF5 or safetensors.</source>
        <translation>
            <numerusform>There is no weight file in %1: the %n file is not npy, npz, HDF5 or safetensors.</numerusform>
            <numerusform>There is no weight file in %1: none of the %n files is npy, npz, HDF5 or safetensors.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n weight files in %1</source>
        <translation>
            <numerusform>%n weight file in %1</numerusform>
            <numerusform>%n weight files in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n other files hold no weights and are left out.</source>
        <translation>
            <numerusform>%1; %n other file holds no weights and is left out.</numerusform>
            <numerusform>%1; %n other files hold no weights and are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bitloupe::BinsLens</name>
    <message numerus="yes">
        <source>Where the %n levels fall</source>
        <translation>
            <numerusform>Where the %n level falls</numerusform>
            <numerusform>Where the %n levels fall</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bitloupe::ChannelChart</name>
    <message numerus="yes">
        <source>%n channel(s). </source>
        <translation>
            <numerusform>%n channel. </numerusform>
            <numerusform>%n channels. </numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bitloupe::ChannelErrorChart</name>
    <message numerus="yes">
        <source>%n channel(s). </source>
        <translation>
            <numerusform>%n channel. </numerusform>
            <numerusform>%n channels. </numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bitloupe::ChannelsLens</name>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n channel</numerusform>
            <numerusform>%n channels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bitloupe::DropTarget</name>
    <message numerus="yes">
        <source>Drop to open %n files and folders</source>
        <translation>
            <numerusform>Drop to open %n file or folder</numerusform>
            <numerusform>Drop to open %n files and folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bitloupe::GridStrip</name>
    <message numerus="yes">
        <source>%1, %2, %n level(s).</source>
        <translation>
            <numerusform>%1, %2, %n level.</numerusform>
            <numerusform>%1, %2, %n levels.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bitloupe::GroupChart</name>
    <message numerus="yes">
        <source>%1; %n group size(s).</source>
        <translation>
            <numerusform>%1; %n group size.</numerusform>
            <numerusform>%1; %n group sizes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bitloupe::OutliersView</name>
    <message numerus="yes">
        <source>SQNR of the outputs, dB: INT8 for the rest, on %n sampled token(s)</source>
        <translation>
            <numerusform>SQNR of the outputs, dB: INT8 for the rest, on %n sampled token</numerusform>
            <numerusform>SQNR of the outputs, dB: INT8 for the rest, on %n sampled tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bitloupe::Session</name>
    <message numerus="yes">
        <source>%n files of the session could not be opened: %1</source>
        <translation>
            <numerusform>%n file of the session could not be opened: %1</numerusform>
            <numerusform>%n files of the session could not be opened: %1</numerusform>
        </translation>
    </message>
</context>
</TS>
